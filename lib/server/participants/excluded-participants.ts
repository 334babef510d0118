import "server-only";
import { Prisma } from "@/lib/server/prisma-client/client";
import { db, type Transaction } from "@/lib/server/shared/db";

/** The ids of a study's participants whose last decision left them out. */
export const excludedIds = (studyId: string) => Prisma.sql`
  SELECT last.participant_id FROM (
    SELECT DISTINCT ON (x.participant_id) x.participant_id, x.action FROM exclusion x
      WHERE x.study_id = ${studyId}::uuid ORDER BY x.participant_id, x.id DESC) AS last
    WHERE last.action = 'EXCLUDE'`;

/** Whether a participant `p` is left out of the analyses: the last decision counts. */
export const EXCLUDED = Prisma.sql`coalesce((
  SELECT x.action = 'EXCLUDE' FROM exclusion x
    WHERE x.participant_id = p.id ORDER BY x.id DESC LIMIT 1), false)`;

/** The same as a set, for whoever keeps responses in memory. */
export async function excludedParticipants(
  studyId: string,
  client: Transaction = db(),
): Promise<Set<string>> {
  const rows = await client.$queryRaw<{ participant_id: string }[]>(excludedIds(studyId));
  return new Set(rows.map((row) => row.participant_id));
}

/** Another text as soon as there is another decision. */
export async function decisionsKnown(studyId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ known: string }[]>`
    SELECT concat_ws('.', count(*), max(id)) AS known
      FROM exclusion WHERE study_id = ${studyId}::uuid`;
  return row?.known ?? "";
}
