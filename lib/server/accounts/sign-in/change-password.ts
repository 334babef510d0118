import "server-only";
import { AppError, type ErrorCode } from "@/lib/errors";
import type { PasswordChangeInput } from "@/lib/schemas/accounts/account";
import type { Asker } from "@/lib/server/accounts/asker";
import { recordInstallationEntry } from "@/lib/server/accounts/installation/record-installation-entry";
import { alertPasswordChanged } from "@/lib/server/accounts/mail/alert-account";
import { db } from "@/lib/server/shared/db";
import { sayWait } from "@/lib/views/accounts/sign-in-wait";
import type { Staff } from "./auth";
import { checkPassword } from "./check-password";
import { knownDevice } from "./device-cookie";
import { hashPassword } from "./passwords";

/**
 * Changes the password of who knows it, and ends every other session of the account. Gives how many.
 * @throws AppError not-acceptable (422) for a wrong one, too-many-tries (429).
 */
export async function changePassword(
  { userId, email, sessionId }: Staff,
  { current, password }: PasswordChangeInput,
  { address, cookies }: Pick<Asker, "address" | "cookies">,
): Promise<number> {
  const refuse = (code: ErrorCode, message: string) =>
    new AppError(code, message, [{ path: "current", message }]);
  const check = await checkPassword(email, current, address, knownDevice(cookies, email));
  if (check.kind === "wait") throw refuse("too-many-tries", sayWait(check.waitMs, Date.now()));
  if (check.kind === "wrong") throw refuse("not-acceptable", "This is not your password.");
  const passwordHash = await hashPassword(password);
  const ended = await db().$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    await recordInstallationEntry({ action: "change-password", userId, accountId: userId }, tx);
    const { count } = await tx.staffSession.deleteMany({
      where: { userId, id: { not: sessionId } },
    });
    return count;
  });
  alertPasswordChanged(userId);
  return ended;
}
