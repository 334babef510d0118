import "server-only";
import { getToken } from "next-auth/jwt";
import { env } from "@/lib/env";
import { tieByAddress } from "@/lib/server/accounts/identify-staff";
import type { Identity } from "@/lib/server/accounts/identity";
import { db } from "@/lib/server/shared/db";
import { safelyDecoded } from "@/lib/server/shared/safely-decoded";
import { sessionCookie } from "./auth-cookies";

export interface OpenSession {
  id: string;
  userId: string;
}

/** The session that these cookies of a browser carry; null where it has ended. */
export async function sessionOf(cookies: string): Promise<OpenSession | null> {
  const parsed = cookies.split(/;\s*/).flatMap((pair): [string, string][] => {
    const at = pair.indexOf("=");
    return at < 0 ? [] : [[pair.slice(0, at), safelyDecoded(pair.slice(at + 1))]];
  });
  const token = await getToken({
    req: { cookies: Object.fromEntries(parsed), headers: {} } as never,
    secret: env().NEXTAUTH_SECRET,
    cookieName: sessionCookie(),
  });
  if (typeof token?.sessionId !== "string") return null;
  return db().staffSession.findFirst({
    where: { id: token.sessionId, expiresAt: { gt: new Date() } },
    select: { id: true, userId: true },
  });
}

/**
 * Ties whom a provider vouches for to the account of the session. "taken": the provider's account
 * belongs to another one here, and stays there. "unproven": the session's account has an unproven
 * address, and the provider has not verified it, so its person may be somebody else. "proven": the
 * provider has verified it, and every earlier way into the account is gone.
 */
export async function tieIdentity(
  { userId }: OpenSession,
  identity: Identity,
): Promise<"tied" | "proven" | "taken" | "unproven"> {
  const { provider, subject, verifiedEmail } = identity;
  const other = { provider, subject, userId: { not: userId } };
  if ((await db().staffIdentity.count({ where: other })) > 0) return "taken";
  const { email, provenAt } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, provenAt: true },
  });
  if (!provenAt) {
    if (email !== verifiedEmail) return "unproven";
    await tieByAddress(userId, identity);
    return "proven";
  }
  await db().staffIdentity.createMany({
    data: { provider, subject, userId },
    skipDuplicates: true,
  });
  const mine = await db().staffIdentity.count({ where: { provider, subject, userId } });
  return mine === 1 ? "tied" : "taken";
}
