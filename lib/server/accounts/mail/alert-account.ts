import "server-only";
import { env } from "@/lib/env";
import { db } from "@/lib/server/shared/db";
import { newBrowserMail, passwordChangedMail, slowedMail } from "@/lib/views/accounts/mails";
import { sendAlert } from "./send-alert";

const accountPage = () => new URL("/account", env().NEXTAUTH_URL).href;

/**
 * The account's address where it is proven: another may be that of a person who knows nothing of the
 * account, and whoever made it could have them mailed as often as they like.
 */
async function provenAddress(userId: string): Promise<string[]> {
  const user = await db().user.findFirst({
    where: { id: userId, provenAt: { not: null } },
    select: { email: true },
  });
  return user ? [user.email] : [];
}

/** Tells an account that its password was changed. Of their own security nobody opts out. */
export function alertPasswordChanged(userId: string): void {
  const at = new Date().toISOString();
  // Each change is told.
  sendAlert(`password/${userId}/${at}`, async () =>
    (await provenAddress(userId)).map((to) => passwordChangedMail({ to, at })),
  );
}

/** Tells an account that so many wrong passwords were tried that the next attempts have to wait. */
export function alertSlowed(userId: string): void {
  const at = new Date().toISOString();
  sendAlert(`slowed/${userId}`, async () =>
    (await provenAddress(userId)).map((to) => slowedMail({ to, at })),
  );
}

/** Tells an account of a sign-in by its password in a browser that it does not know; not of its first. */
export function alertNewBrowser(userId: string, browser: string | null): void {
  const at = new Date().toISOString();
  sendAlert(`browser/${userId}/${browser ?? ""}`, async () => {
    const signIns = await db().installationAuditEntry.count({
      where: { accountId: userId, action: "sign-in" },
    });
    if (signIns < 2) return [];
    const addresses = await provenAddress(userId);
    return addresses.map((to) => newBrowserMail({ to, at, browser, link: accountPage() }));
  });
}
