import "server-only";
import { excludedIds } from "@/lib/server/participants/excluded-participants";
import { flagCondition } from "@/lib/server/participants/flag-condition";
import { loadFlagRules } from "@/lib/server/participants/load-flag-context";
import { PARTICIPANT_STATE } from "@/lib/server/participants/participant-state";
import { Prisma } from "@/lib/server/prisma-client/client";
import { db, type Transaction } from "@/lib/server/shared/db";
import { FLAG_KINDS, type FlagKind } from "@/lib/study/quality/quality-flags";
import type { PayTimes } from "@/lib/views/monitor/monitor";
import { COMPLETED_STEP, type FurthestStep, type Pace } from "@/lib/views/monitor/study-progress";
import type { ParticipantState } from "@/lib/views/participants/listed-participant";
import { recruiterContradiction } from "@/lib/views/participants/recruiter-contradiction";

/** How far everybody came who is not erased. Responses are counted only of who did not reach the end. */
export function countFurthest(tx: Transaction, studyId: string): Promise<FurthestStep[]> {
  return tx.$queryRaw<FurthestStep[]>`
    SELECT step, count(*)::int AS people,
           (count(*) FILTER (WHERE state = 'active'))::int AS active
      FROM (
        SELECT ${PARTICIPANT_STATE} AS state,
               CASE WHEN p.status IN ('COMPLETED', 'FAILED_ATTENTION') THEN ${COMPLETED_STEP}::int
                    WHEN p.instructed_at IS NOT NULL OR rated.stored > 0 THEN 2 + rated.stored
                    WHEN p.about_you_at IS NOT NULL THEN 1
                    ELSE 0 END AS step
          FROM participant p
          LEFT JOIN LATERAL (
            SELECT count(*)::int AS stored FROM trial t JOIN response r ON r.trial_id = t.id
              WHERE t.participant_id = p.id
          ) rated ON p.status NOT IN ('COMPLETED', 'FAILED_ATTENTION')
          WHERE p.study_id = ${studyId}::uuid AND p.status <> 'ERASED'
      ) AS person
      GROUP BY step ORDER BY step`;
}

type Completions = Pick<Pace, "done" | "lastDay">;

/** Completions by people: all, those of the last day, and how long they took. */
export async function countCompletions(tx: Transaction, studyId: string) {
  const [row] = await tx.$queryRaw<(Completions & PayTimes)[]>`
    SELECT count(*)::int AS done,
           (count(*) FILTER (WHERE completed_at > now() - interval '1 day'))::int AS "lastDay",
           count(took)::int AS runs,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS "medianMs",
           percentile_cont(0.9) WITHIN GROUP (ORDER BY took) AS "slowMs"
      FROM (
        SELECT completed_at,
               CASE WHEN completed_at > consented_at
                 THEN (extract(epoch FROM completed_at - consented_at) * 1000)::float END AS took
          FROM participant
          WHERE study_id = ${studyId}::uuid AND status = 'COMPLETED'
            AND source NOT IN ('IMPORTED', 'SIMULATED')
      ) AS run`;
  if (!row) throw new Error("A count has a row.");
  const { done, lastDay, ...times } = row;
  return { done, lastDay, times };
}

/** Participants of whom the recruiter says something else than we know. */
export async function countMismatches(tx: Transaction, studyId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ state: ParticipantState; said: string; people: number }[]>`
    SELECT ${PARTICIPANT_STATE} AS state, p.recruiter_status AS said, count(*)::int AS people
      FROM participant p
      WHERE p.study_id = ${studyId}::uuid AND p.recruiter_status IS NOT NULL
      GROUP BY 1, 2`;
  return rows
    .filter(({ state, said }) => recruiterContradiction(state, said) !== null)
    .reduce((sum, { people }) => sum + people, 0);
}

/** Participants whom the analyses leave out by decision. */
export async function countExcluded(tx: Transaction, studyId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ people: number }[]>`
    SELECT count(*)::int AS people FROM (${excludedIds(studyId)}) AS excluded`;
  return row?.people ?? 0;
}

/** Participants by quality flag. */
export async function countFlags(studyId: string): Promise<Record<FlagKind, number>> {
  const rules = await loadFlagRules(studyId);
  const counts: Prisma.Sql[] = [];
  for (const kind of FLAG_KINDS) {
    const condition = await flagCondition(studyId, kind, rules);
    counts.push(
      Prisma.sql`(count(*) FILTER (WHERE ${condition}))::int AS ${Prisma.raw(`"${kind}"`)}`,
    );
  }
  const [row] = await db().$queryRaw<Record<FlagKind, number>[]>`
    SELECT ${Prisma.join(counts)} FROM participant p WHERE p.study_id = ${studyId}::uuid`;
  if (!row) throw new Error("A count has a row.");
  return row;
}
