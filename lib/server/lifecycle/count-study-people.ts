import "server-only";
import { db, type Transaction } from "@/lib/server/shared/db";
import type { StudyPeople } from "@/lib/views/lifecycle/describe-step";

/** Whom a change of the study's status concerns. */
export async function countStudyPeople(
  studyId: string,
  client: Transaction = db(),
): Promise<StudyPeople> {
  const [people] = await client.$queryRaw<StudyPeople[]>`
    SELECT count(*)::int AS participants,
           (count(*) FILTER (WHERE source = 'SIMULATED'))::int AS simulated,
           (count(*) FILTER (WHERE status = 'ACTIVE'))::int AS active,
           (count(*) FILTER (WHERE status = 'COMPLETED'))::int AS completed
      FROM participant WHERE study_id = ${studyId}::uuid`;
  return people ?? { participants: 0, simulated: 0, active: 0, completed: 0 };
}
