import "server-only";
import { alertStudy } from "@/lib/server/accounts/mail/alert-study";
import { db } from "@/lib/server/shared/db";
import { inBatches } from "@/lib/server/shared/in-batches";

export type VisitOutcome = "visit" | "no-consent" | "study-full" | "unusable-link";

interface Visit {
  studyId: string;
  outcome: VisitOutcome;
}

/**
 * Counts a visit of somebody who has not consented: the number is all that is kept. Visits that come
 * together are counted together, so that a rush of them never waits for one row.
 */
export function countVisit(studyId: string, outcome: VisitOutcome): Promise<void> {
  return count({ studyId, outcome });
}

const count = inBatches(storeVisits, { most: 1000 });

async function storeVisits(visits: Visit[]): Promise<undefined[]> {
  const counts = new Map<string, Visit & { visits: number }>();
  for (const visit of visits) {
    const key = `${visit.studyId} ${visit.outcome}`;
    const counted = counts.get(key) ?? { ...visit, visits: 0 };
    counted.visits++;
    counts.set(key, counted);
  }
  // In one order, so that two processes never wait for each other.
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await db().$executeRaw`
    INSERT INTO visit_count (study_id, outcome, visits)
      SELECT "studyId", outcome, visits
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS given ("studyId" uuid, outcome text, visits int)
      ON CONFLICT (study_id, outcome)
        DO UPDATE SET visits = visit_count.visits + excluded.visits`;
  for (const { studyId, outcome } of rows) alertStudy(studyId, outcome);
  return visits.map(() => undefined);
}
