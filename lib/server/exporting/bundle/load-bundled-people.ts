import "server-only";
import type { BundledPeople } from "@/lib/exporters/bundle/bundle-description";
import { ABOUT_YOU_KEYS } from "@/lib/study/about-you";
import type { Transaction } from "../../db";

/** How many people a study has, how far they came and what they said about themselves. */
export async function loadBundledPeople(
  tx: Transaction,
  studyId: string,
): Promise<Omit<BundledPeople, "pay" | keyof BundledTimes>> {
  const where = { studyId };
  const statuses = await tx.participant.groupBy({
    by: ["status"],
    where,
    _count: true,
    orderBy: { status: "asc" },
  });
  const sources = await tx.participant.groupBy({
    by: ["source"],
    where,
    _count: true,
    orderBy: { source: "asc" },
  });
  return {
    byStatus: Object.fromEntries(
      statuses.map(({ status, _count }) => [status.toLowerCase(), _count]),
    ),
    bySource: Object.fromEntries(
      sources.map(({ source, _count }) => [source.toLowerCase(), _count]),
    ),
    excluded: await countExcluded(tx, studyId),
    aboutYou: await countAnswers(tx, studyId),
  };
}

/** Who is left out, by what was said of the decision that counts: the last one. */
function countExcluded(tx: Transaction, studyId: string) {
  return tx.$queryRaw<BundledPeople["excluded"]>`
    SELECT reason, rule, count(*)::int AS participants
      FROM (SELECT DISTINCT ON (participant_id) action, reason, rule FROM exclusion
              WHERE study_id = ${studyId}::uuid ORDER BY participant_id, id DESC) AS last
      WHERE action = 'EXCLUDE'
      GROUP BY reason, rule ORDER BY participants DESC, reason, rule`;
}

type BundledTimes = Pick<BundledPeople, "firstAt" | "lastAt" | "minutes">;

/** When they came, and how long they took. */
export async function loadBundledTimes(tx: Transaction, studyId: string): Promise<BundledTimes> {
  const [times] = await tx.$queryRaw<
    { firstAt: Date | null; lastAt: Date | null; n: number; minutes: number[] | null }[]
  >`
    SELECT min(consented_at) AS "firstAt",
           (SELECT max(received_at) FROM response WHERE study_id = ${studyId}::uuid) AS "lastAt",
           (count(*) FILTER (WHERE measured))::int AS n,
           percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY minutes)
             FILTER (WHERE measured) AS minutes
      FROM (SELECT consented_at, extract(epoch FROM completed_at - consented_at)::float8 / 60 AS minutes,
                   status = 'COMPLETED' AND source NOT IN ('IMPORTED', 'SIMULATED')
                     AND completed_at IS NOT NULL AND consented_at IS NOT NULL AS measured
              FROM participant WHERE study_id = ${studyId}::uuid) AS person`;
  const [q1, median, q3] = times?.minutes ?? [];
  const known = q1 !== undefined && median !== undefined && q3 !== undefined;
  return {
    firstAt: times?.firstAt?.toISOString() ?? null,
    lastAt: times?.lastAt?.toISOString() ?? null,
    minutes: known ? { n: times?.n ?? 0, median, q1, q3 } : null,
  };
}

async function countAnswers(tx: Transaction, studyId: string): Promise<BundledPeople["aboutYou"]> {
  const groups = await tx.answer.groupBy({
    by: ["key", "value"],
    where: { studyId, key: { in: [...ABOUT_YOU_KEYS] } },
    _count: true,
    orderBy: [{ _count: { key: "desc" } }, { value: "asc" }],
  });
  return ABOUT_YOU_KEYS.flatMap((key) => {
    const answers = groups
      .filter((group) => group.key === key)
      .map(({ value, _count }) => ({ value, participants: _count }));
    return answers.length > 0 ? [{ key, answers }] : [];
  });
}
