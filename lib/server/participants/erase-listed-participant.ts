import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { eraseParticipant } from "@/lib/server/participation/erase-participant";
import { db } from "@/lib/server/shared/db";

/**
 * Erases the participant with this arrival number, in the name of who asks. Once more changes
 * nothing.
 *
 * @throws AppError not-found (404) when the study has no such participant.
 */
export async function eraseListedParticipant(
  { studyId, userId }: StudyAccess,
  ordinal: number,
  reason: string,
): Promise<void> {
  const participant = await db().participant.findUnique({
    where: { studyId_ordinal: { studyId, ordinal } },
    select: { id: true },
  });
  if (!participant) throw new AppError("not-found", "The study has no such participant.");
  await eraseParticipant(studyId, participant.id, { by: userId, reason });
}
