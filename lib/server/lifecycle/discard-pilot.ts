import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { lockAssignments } from "@/lib/server/participation/assignment/assignment-memory";
import type { Transaction } from "@/lib/server/shared/db";

/**
 * Deletes all that came in during the pilot, by the database's one procedure, which notes it in the
 * audit log. To be called with the study's row locked. Consents, assignments and answers that are under
 * way are waited for, and what comes later finds nobody: their locks are taken in the order in which
 * they take them.
 *
 * @returns how many participants are gone.
 */
export async function discardPilot(
  tx: Transaction,
  { studyId, userId }: StudyAccess,
): Promise<number> {
  await lockAssignments(tx, studyId);
  await tx.$queryRaw`
    SELECT study_id FROM study_arrivals WHERE study_id = ${studyId}::uuid FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    SELECT id FROM participant WHERE study_id = ${studyId}::uuid ORDER BY id FOR UPDATE`;
  const [row] = await tx.$queryRaw<{ discarded: number }[]>`
    SELECT discard_pilot(${studyId}::uuid, ${userId}::uuid) AS discarded`;
  return row?.discarded ?? 0;
}
