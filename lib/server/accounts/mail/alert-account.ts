import "server-only";
import { env } from "@/lib/env";
import { db } from "@/lib/server/shared/db";
import { newBrowserMail, passwordChangedMail, slowedMail } from "@/lib/views/accounts/mails";
import { sendAlert } from "./send-alert";

const accountPage = () => new URL("/account", env().NEXTAUTH_URL).href;

/** Tells an account that its password was changed. Of their own security nobody opts out. */
export function alertPasswordChanged(userId: string, email: string): void {
  const at = new Date().toISOString();
  // Each change is told.
  sendAlert(`password/${userId}/${at}`, async () => [passwordChangedMail({ to: email, at })]);
}

/** Tells an account that so many wrong passwords were tried that the next attempts have to wait. */
export function alertSlowed(userId: string, email: string): void {
  const at = new Date().toISOString();
  sendAlert(`slowed/${userId}`, async () => [slowedMail({ to: email, at })]);
}

/** Tells an account of a sign-in by its password in a browser that it does not know; not of its first. */
export function alertNewBrowser(userId: string, browser: string | null): void {
  const at = new Date().toISOString();
  sendAlert(`browser/${userId}/${browser ?? ""}`, async () => {
    const signIns = await db().installationAuditEntry.count({
      where: { accountId: userId, action: "sign-in" },
    });
    if (signIns < 2) return [];
    const { email } = await db().user.findUniqueOrThrow({
      where: { id: userId },
      select: { email: true },
    });
    return [newBrowserMail({ to: email, at, browser, link: accountPage() })];
  });
}
