import "server-only";
import { AppError } from "@/lib/errors";
import { storeAccountLink } from "@/lib/server/accounts/installation/create-account-link";
import { recordInstallationEntry } from "@/lib/server/accounts/installation/record-installation-entry";
import { spendRequest } from "@/lib/server/api/spend-request";
import { db } from "@/lib/server/shared/db";
import { RESET_ALLOWANCE } from "@/lib/views/accounts/api-allowance";
import { passwordResetMail } from "@/lib/views/accounts/mails";
import { sendMail, sendsMail } from "./send-mail";

/** @throws AppError not-found (404) where this installation sends no mail. */
export function requireMail(): void {
  if (sendsMail()) return;
  throw new AppError("not-found", "This installation sends no mail. Ask an administrator.");
}

/**
 * Mails a link that sets a new password, where the address has an account, and has not been sent three
 * within the hour. Who asks is told the same either way.
 */
export async function mailPasswordReset(email: string): Promise<void> {
  const { left } = await spendRequest(`resets/${email}`, RESET_ALLOWANCE);
  if (left < 0) return;
  const made = await db().$transaction(async (tx) => {
    const account = await tx.user.findUnique({
      where: { email },
      select: { id: true, email: true },
    });
    if (!account) return null;
    await recordInstallationEntry(
      { action: "request-reset", userId: null, accountId: account.id },
      tx,
    );
    return storeAccountLink(tx, account);
  });
  if (made) await sendMail(passwordResetMail({ to: made.email, ...made }));
}
