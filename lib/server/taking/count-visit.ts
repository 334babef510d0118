import "server-only";
import { db } from "../db";

export type VisitOutcome = "visit" | "no-consent" | "study-full" | "unusable-link";

/** Counts a visit of somebody who has not consented: the number is all that is kept. */
export async function countVisit(studyId: string, outcome: VisitOutcome): Promise<void> {
  await db().$executeRaw`
    INSERT INTO visit_count (study_id, outcome, visits) VALUES (${studyId}::uuid, ${outcome}, 1)
      ON CONFLICT (study_id, outcome) DO UPDATE SET visits = visit_count.visits + 1`;
}
