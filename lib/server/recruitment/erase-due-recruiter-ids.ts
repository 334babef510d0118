import "server-only";
import { noteErasures } from "@/lib/server/backup/note-erasures";
import { db } from "@/lib/server/shared/db";

/**
 * Erases the recruiters' ids of every study whose day for it has come, with the hashes by which
 * returning people are found. Nothing happens twice.
 *
 * @returns how many participants lost theirs.
 */
export async function eraseDueRecruiterIds(): Promise<number> {
  const rows = await db().$queryRaw<{ erased: number }[]>`
    SELECT erase_recruiter_ids(id, NULL) AS erased FROM study
      WHERE erase_recruiter_ids_on <= (now() AT TIME ZONE 'UTC')::date`;
  const participants = rows.reduce((sum, { erased }) => sum + erased, 0);
  if (participants > 0) await noteErasures();
  return participants;
}
