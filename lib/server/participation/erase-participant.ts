import "server-only";
import { noteErasures } from "@/lib/server/backup/note-erasures";
import { db } from "@/lib/server/shared/db";

/**
 * Erases a participant by the database's one procedure: answers, times, and everything that could
 * lead back to the person. A row with counts stays, the audit log has an entry, and so has the list by
 * which a restored backup is rid of them again.
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
  if (row?.erased) await noteErasures();
  return row?.erased ?? false;
}
