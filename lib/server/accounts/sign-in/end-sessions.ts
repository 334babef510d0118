import "server-only";
import { AppError } from "@/lib/errors";
import { db } from "@/lib/server/shared/db";
import type { Staff } from "./auth";

/**
 * Ends one of the person's own sessions.
 * @throws AppError not-found (404).
 */
export async function endSession({ userId }: Staff, id: string): Promise<void> {
  const { count } = await db().staffSession.deleteMany({ where: { id, userId } });
  if (count === 0) throw new AppError("not-found", "This session has ended already.");
}

/** Ends every session of the person but this one; gives how many. */
export async function endOtherSessions({ userId, sessionId }: Staff): Promise<number> {
  const { count } = await db().staffSession.deleteMany({
    where: { userId, id: { not: sessionId } },
  });
  return count;
}
