import "server-only";
import { db } from "@/lib/server/shared/db";
import { REMEMBERED_MS } from "@/lib/views/accounts/sign-in-wait";

/** Deletes sessions and password links that have run out, and what was counted so long ago that it counts no more. */
export async function forgetExpired(): Promise<void> {
  const now = Date.now();
  await db().staffSession.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  await db().accountLink.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  const forgotten = new Date(now - REMEMBERED_MS);
  await db().signInFailure.deleteMany({ where: { lastAt: { lt: forgotten } } });
  await db().apiUsage.deleteMany({ where: { windowStart: { lt: forgotten } } });
}
