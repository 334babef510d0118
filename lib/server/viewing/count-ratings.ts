import "server-only";
import type { AnalysisSet, ParticipantRatings } from "@/lib/figures/comparison";
import type { Transaction } from "../db";
import { Prisma } from "../prisma-client/client";

/** The ratings that are counted, and the order of what they are counted by. */
interface Scope {
  tx: Transaction;
  studyId: string;
  set: AnalysisSet;
  methods: { id: string }[];
  constructs: { id: string; points: number }[];
}

const RATINGS = Prisma.sql`
  FROM rating g
  JOIN trial t ON t.id = g.trial_id
  JOIN participant p ON p.id = t.participant_id
  JOIN explanation e ON e.id = t.explanation_id`;

function inSet(set: AnalysisSet): Prisma.Sql {
  return set === "completed" ? Prisma.sql`AND p.status = 'COMPLETED'` : Prisma.empty;
}

function places(rows: { id: string }[]): (id: string) => number {
  const place = new Map(rows.map(({ id }, index) => [id, index]));
  return (id) => place.get(id) ?? -1;
}

/** `[construct][method][answer - 1]` */
export async function countAnswers({ tx, studyId, set, methods, constructs }: Scope) {
  const rows = await tx.$queryRaw<
    { construct: string; method: string; value: number; count: number }[]
  >`
    SELECT g.construct_id AS construct, e.method_id AS method, g.value, count(*)::int AS count
      ${RATINGS}
      WHERE g.study_id = ${studyId}::uuid ${inSet(set)}
      GROUP BY 1, 2, 3`;
  const counts = constructs.map(({ points }) =>
    methods.map(() => new Array<number>(points).fill(0)),
  );
  const [construct, method] = [places(constructs), places(methods)];
  for (const row of rows) {
    const ofMethod = counts[construct(row.construct)]?.[method(row.method)];
    if (ofMethod) ofMethod[row.value - 1] = row.count;
  }
  return counts;
}

/** Responses by the sum of their ratings, `[method][sum - constructs]`. */
export async function countSums({ tx, studyId, set, methods, constructs }: Scope) {
  const rows = await tx.$queryRaw<{ method: string; sum: number; count: number }[]>`
    SELECT method, sum, count(*)::int AS count
      FROM (SELECT e.method_id AS method, sum(g.value)::int AS sum
              ${RATINGS}
              WHERE g.study_id = ${studyId}::uuid ${inSet(set)}
              GROUP BY t.id, e.method_id) AS response_sums
      GROUP BY 1, 2`;
  const lowest = constructs.length;
  const highest = constructs.reduce((sum, { points }) => sum + points, 0);
  const sums = methods.map(() => new Array<number>(highest - lowest + 1).fill(0));
  const method = places(methods);
  for (const row of rows) {
    const ofMethod = sums[method(row.method)];
    if (ofMethod) ofMethod[row.sum - lowest] = row.count;
  }
  return sums;
}

/** What each participant gave, in the order of arrival. */
export async function sumByParticipant({ tx, studyId, set, methods, constructs }: Scope) {
  const rows = await tx.$queryRaw<
    { ordinal: number; construct: string; method: string; sum: number; count: number }[]
  >`
    SELECT p.ordinal, g.construct_id AS construct, e.method_id AS method,
           sum(g.value)::int AS sum, count(*)::int AS count
      ${RATINGS}
      WHERE g.study_id = ${studyId}::uuid ${inSet(set)}
      GROUP BY 1, 2, 3
      ORDER BY 1`;
  const participants = new Map<number, ParticipantRatings>();
  const [construct, method] = [places(constructs), places(methods)];
  for (const row of rows) {
    let of = participants.get(row.ordinal);
    if (!of) {
      of = {
        responses: methods.map(() => 0),
        sums: constructs.map(() => methods.map(() => 0)),
      };
      participants.set(row.ordinal, of);
    }
    const place = method(row.method);
    const sums = of.sums[construct(row.construct)];
    if (sums) sums[place] = row.sum;
    // The same for every construct: a response has a rating for each.
    of.responses[place] = row.count;
  }
  return [...participants.values()];
}
