import "server-only";
import { AppError } from "@/lib/errors";
import { recordInstallationEntry } from "@/lib/server/accounts/installation/record-installation-entry";
import { db } from "@/lib/server/shared/db";
import type { Staff } from "./auth";
import { hashPassword } from "./passwords";

/**
 * Gives a password to an account that has none; whoever has one changes it by knowing it.
 * @throws AppError not-acceptable (422) where there is one.
 */
export async function setFirstPassword({ userId }: Staff, password: string): Promise<void> {
  // A password is dear to hash: what is refused anyway is refused before.
  const open = await db().user.count({ where: { id: userId, passwordHash: null } });
  if (open === 0) throw refusal();
  const passwordHash = await hashPassword(password);
  await db().$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, passwordHash: null },
      data: { passwordHash },
    });
    if (count === 0) throw refusal();
    await recordInstallationEntry({ action: "change-password", userId, accountId: userId }, tx);
  });
}

function refusal(): AppError {
  return new AppError("not-acceptable", "This account has a password. Load the page again.");
}
