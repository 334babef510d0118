import "server-only";
import { getToken } from "next-auth/jwt";
import { env } from "@/lib/env";
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
 * Ties whom a provider vouches for to the account of the session. Whether it is tied now: who belongs
 * to another account is not taken from it.
 */
export async function tieIdentity(
  { userId }: OpenSession,
  { provider, subject }: Pick<Identity, "provider" | "subject">,
): Promise<boolean> {
  await db().staffIdentity.createMany({
    data: { provider, subject, userId },
    skipDuplicates: true,
  });
  return (await db().staffIdentity.count({ where: { provider, subject, userId } })) === 1;
}
