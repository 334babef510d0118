import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";

/** How long a noted look lasts. */
const LOOK_MS = 12 * 3_600_000;

/** Whether this person noted this look at this study within the last twelve hours. */
export async function findInterimLook(access: StudyAccess, id: string | null): Promise<boolean> {
  if (!id) return false;
  const { studyId, userId } = access;
  const since = new Date(Date.now() - LOOK_MS);
  const entry = await db().auditEntry.findFirst({
    where: { id, studyId, userId, action: "interim-look", createdAt: { gte: since } },
    select: { id: true },
  });
  return entry !== null;
}
