import "server-only";
import { AppError } from "@/lib/errors";
import { db, type Transaction } from "@/lib/server/shared/db";
import type { InstallationRole } from "@/lib/views/accounts/installation-role";
import { recordInstallationEntry } from "./record-installation-entry";
import type { AdministratorAccess } from "./require-administrator";

/**
 * Holds every administrator until the transaction is over: two who demote each other at the same moment
 * would otherwise each count on the other. Who is none any more by then is refused.
 * @returns how many there are.
 */
export async function holdAdministrators(
  tx: Transaction,
  { userId }: AdministratorAccess,
): Promise<number> {
  const administrators = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM user_account WHERE role = 'ADMINISTRATOR' ORDER BY id FOR NO KEY UPDATE`;
  if (!administrators.some(({ id }) => id === userId)) {
    throw new AppError("not-found", "There is nothing at this address.");
  }
  return administrators.length;
}

/**
 * Gives an account another role in the installation. Studies keep their owners.
 * @throws AppError not-found (404); not-acceptable (422) for the last administrator, and for more than
 * a member where the address is unproven.
 */
export async function assignRole(
  access: AdministratorAccess,
  accountId: string,
  role: InstallationRole,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const administrators = await holdAdministrators(tx, access);
    await tx.$queryRaw`SELECT id FROM user_account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
    const account = await tx.user.findUnique({
      where: { id: accountId },
      select: { role: true, provenAt: true },
    });
    if (!account) throw new AppError("not-found", "There is no such account.");
    if (account.role === role) return;
    if (account.role === "ADMINISTRATOR" && administrators === 1) {
      throw new AppError(
        "not-acceptable",
        "This is the last administrator. Make another account an administrator first.",
      );
    }
    if (!account.provenAt && role !== "MEMBER") {
      throw new AppError(
        "not-acceptable",
        "This account’s e-mail address is not verified. Create a password link and hand it to its owner first.",
      );
    }
    await tx.user.update({ where: { id: accountId }, data: { role } });
    const detail = { from: account.role, to: role };
    const { userId } = access;
    await recordInstallationEntry({ action: "assign-role", userId, accountId, detail }, tx);
  });
}
