import "server-only";
import type { BundledPeople } from "@/lib/exporters/bundle/bundle-description";
import { EXCLUDED } from "@/lib/server/participants/excluded-participants";
import { Prisma } from "@/lib/server/prisma-client/client";
import type { Transaction } from "@/lib/server/shared/db";
import { ABOUT_YOU_KEYS } from "@/lib/study/protocol/about-you";

/**
 * How many people the filters choose, how far they came and what they said about themselves.
 * @param chosen the condition on a participant `p`; the analysis set is none of it, so that it is told
 * who was left out of the analyses.
 */
export async function loadBundledPeople(
  tx: Transaction,
  studyId: string,
  chosen: Prisma.Sql,
): Promise<Omit<BundledPeople, "pay" | keyof BundledTimes>> {
  const people = Prisma.sql`participant p WHERE p.study_id = ${studyId}::uuid AND ${chosen}`;
  return {
    byStatus: await countBy(tx, Prisma.sql`p.status`, people),
    bySource: await countBy(tx, Prisma.sql`p.source`, people),
    excluded: await countExcluded(tx, people),
    outsideSets: await countOutsideSets(tx, people),
    aboutYou: await countAnswers(tx, people),
  };
}

async function countBy(tx: Transaction, column: Prisma.Sql, people: Prisma.Sql) {
  const groups = await tx.$queryRaw<{ key: string; participants: number }[]>`
    SELECT lower(${column}::text) AS key, count(*)::int AS participants
      FROM ${people} GROUP BY ${column} ORDER BY ${column}`;
  return Object.fromEntries(groups.map(({ key, participants }) => [key, participants]));
}

/** Who is left out, by what was said of the decision that counts: the last one. */
function countExcluded(tx: Transaction, people: Prisma.Sql) {
  return tx.$queryRaw<BundledPeople["excluded"]>`
    SELECT reason, rule, count(*)::int AS participants
      FROM (SELECT DISTINCT ON (participant_id) action, reason, rule FROM exclusion
              WHERE participant_id IN (SELECT p.id FROM ${people})
              ORDER BY participant_id, id DESC) AS last
      WHERE action = 'EXCLUDE'
      GROUP BY reason, rule ORDER BY participants DESC, reason, rule`;
}

async function countOutsideSets(tx: Transaction, people: Prisma.Sql) {
  const [counts] = await tx.$queryRaw<BundledPeople["outsideSets"][]>`
    SELECT (count(*) FILTER (WHERE p.status NOT IN ('COMPLETED', 'FAILED_ATTENTION')))::int
             AS "notCompleted",
           (count(*) FILTER (WHERE p.status = 'FAILED_ATTENTION'))::int AS "failedAttention"
      FROM ${people} AND NOT ${EXCLUDED}`;
  return counts ?? { notCompleted: 0, failedAttention: 0 };
}

type BundledTimes = Pick<BundledPeople, "firstAt" | "lastAt" | "minutes">;

/** When they came, and how long they took. */
export async function loadBundledTimes(
  tx: Transaction,
  studyId: string,
  chosen: Prisma.Sql,
): Promise<BundledTimes> {
  const [times] = await tx.$queryRaw<
    { firstAt: Date | null; lastAt: Date | null; n: number; minutes: number[] | null }[]
  >`
    SELECT min(consented_at) AS "firstAt",
           max(consented_at) AS "lastAt",
           (count(*) FILTER (WHERE measured))::int AS n,
           percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY minutes)
             FILTER (WHERE measured) AS minutes
      FROM (SELECT consented_at, extract(epoch FROM completed_at - consented_at)::float8 / 60 AS minutes,
                   status = 'COMPLETED' AND source NOT IN ('IMPORTED', 'SIMULATED')
                     AND completed_at IS NOT NULL AND consented_at IS NOT NULL AS measured
              FROM participant p WHERE p.study_id = ${studyId}::uuid AND ${chosen}) AS person`;
  const [q1, median, q3] = times?.minutes ?? [];
  const known = q1 !== undefined && median !== undefined && q3 !== undefined;
  return {
    firstAt: times?.firstAt?.toISOString() ?? null,
    lastAt: times?.lastAt?.toISOString() ?? null,
    minutes: known ? { n: times?.n ?? 0, median, q1, q3 } : null,
  };
}

async function countAnswers(
  tx: Transaction,
  people: Prisma.Sql,
): Promise<BundledPeople["aboutYou"]> {
  const groups = await tx.$queryRaw<{ key: string; value: string; participants: number }[]>`
    SELECT key, value, count(*)::int AS participants FROM answer
      WHERE participant_id IN (SELECT p.id FROM ${people}) AND key = ANY (${[...ABOUT_YOU_KEYS]})
      GROUP BY key, value ORDER BY participants DESC, value`;
  return ABOUT_YOU_KEYS.flatMap((key) => {
    const answers = groups
      .filter((group) => group.key === key)
      .map(({ value, participants }) => ({ value, participants }));
    return answers.length > 0 ? [{ key, answers }] : [];
  });
}
