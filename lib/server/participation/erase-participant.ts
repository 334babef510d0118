import "server-only";
import { db } from "@/lib/server/shared/db";

/**
 * Erases a participant by the database's one procedure: answers, times, and everything that could
 * lead back to the person. A row with counts stays, and the audit log has an entry.
 *
 * @param by - the member of staff who does it; null: the participant.
 * @returns whether there was anything to erase.
 */
export async function eraseParticipant(
  studyId: string,
  participantId: string,
  { by, reason }: { by: string | null; reason: string },
): Promise<boolean> {
  const [row] = await db().$queryRaw<{ erased: boolean }[]>`
    SELECT erase_participant(${studyId}::uuid, ${participantId}::uuid, ${by}::uuid, ${reason})
        AS erased`;
  return row?.erased ?? false;
}
