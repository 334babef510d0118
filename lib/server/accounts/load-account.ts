import "server-only";
import { db } from "@/lib/server/shared/db";
import type { AccountView } from "@/lib/views/accounts/account-view";
import { sendsMail } from "./mail/send-mail";
import type { Staff } from "./sign-in/auth";
import { nameOfIssuer } from "./sign-in/sign-in-providers";
import { identityId } from "./sign-in/untie-identity";

/** What somebody sees of their own account. */
export async function loadAccount({ userId, sessionId }: Staff): Promise<AccountView> {
  const { name, email, passwordHash, secondFactor, alerts, identities, sessions } =
    await db().user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        name: true,
        email: true,
        passwordHash: true,
        secondFactor: { select: { confirmedAt: true } },
        alerts: true,
        identities: {
          orderBy: [{ createdAt: "asc" }, { subject: "asc" }],
          select: { provider: true, subject: true, createdAt: true },
        },
        sessions: {
          where: { expiresAt: { gt: new Date() } },
          orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
          select: { id: true, browser: true, createdAt: true, lastSeenAt: true },
        },
      },
    });
  return {
    name,
    email,
    hasPassword: passwordHash !== null,
    hasSecondFactor: Boolean(secondFactor?.confirmedAt),
    alerts: sendsMail() ? alerts : null,
    identities: identities.map(({ createdAt, ...identity }) => ({
      id: identityId(identity),
      name: nameOfIssuer(identity.provider),
      since: createdAt.toISOString(),
    })),
    sessions: sessions.map(({ id, browser, createdAt, lastSeenAt }) => ({
      id,
      browser: browser ?? "An unknown browser",
      here: id === sessionId,
      since: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    })),
  };
}
