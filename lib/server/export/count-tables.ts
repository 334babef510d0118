import "server-only";
import type { ExportTable, TableName } from "@/lib/exporters/tables/export-table";
import type { ChosenBy } from "@/lib/schemas/export/export-filters";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { studyResponses } from "@/lib/server/comparison/study-responses";
import { excludedIds } from "@/lib/server/participants/excluded-participants";
import { Prisma } from "@/lib/server/prisma-client/client";
import { db } from "@/lib/server/shared/db";
import { chosenBy } from "./chosen-participants";
import { hasPublishedConstructs } from "./table-sources";

export type TableCounts = Partial<Record<TableName, number>>;

/**
 * How many rows each file would have. Whose responses a set has, and how many, is known of the responses
 * that the process keeps; a response has a rating of each construct, which is checked when it is stored.
 */
export async function countTables(
  { studyId }: StudyAccess,
  { set, ...filters }: ChosenBy,
  tables: readonly ExportTable[],
): Promise<TableCounts> {
  const { kept, constructs } = await studyResponses(studyId);
  const answered = kept.responsesBy(set);
  const chosen = chosenBy(filters);
  const [{ given, ...people }, trials, content, runs] = await Promise.all([
    countPeople(studyId, answered, set ? Prisma.sql`${chosen} AND k.id IS NOT NULL` : chosen),
    countTrials(studyId, set ? Prisma.sql`${chosen} AND ${among(answered)}` : chosen),
    countContent(studyId),
    db().modelRun.count({ where: { studyId } }),
  ]);
  const all: TableCounts = {
    ...people,
    ratings: given * constructs.length,
    trials,
    content,
    "accuracy-runs": runs,
    codebook: tables.reduce((sum, { columns }) => sum + columns.length, 0),
  };
  return Object.fromEntries(tables.map(({ name }) => [name, all[name] ?? 0]));
}

/** Twenty thousand of them: as one text they are sent in half of the time. */
const idsIn = (answered: ReadonlyMap<string, number>) =>
  Prisma.sql`string_to_array(${[...answered.keys()].join(",")}, ',')::uuid[]`;

/** As a look at each participant, not as a join, for which the database expects few of them. */
const among = (answered: ReadonlyMap<string, number>) =>
  Prisma.sql`(p.id IN (SELECT unnest(${idsIn(answered)}))) IS TRUE`;

type OfPeople = "responses" | "participants" | "events" | "exclusions" | "identifiers";

/**
 * Participants `p` for whom the condition holds, with what is stored of each; `given` has their
 * responses. `k` is there for who has any.
 */
async function countPeople(
  studyId: string,
  answered: ReadonlyMap<string, number>,
  chosen: Prisma.Sql,
): Promise<Record<OfPeople | "given", number>> {
  const count = (rows: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM chosen x ${rows})`;
  const [counts] = await db().$queryRaw<Record<OfPeople | "given", number>[]>`
    WITH chosen AS MATERIALIZED (
      SELECT p.id, coalesce(k.responses, 0) AS responses,
             p.id IN (${excludedIds(studyId)}) AS excluded
        FROM participant p
        LEFT JOIN unnest(${idsIn(answered)}, ${[...answered.values()]}::int[])
          AS k (id, responses) ON k.id = p.id
        WHERE p.study_id = ${studyId}::uuid AND ${chosen})
    SELECT coalesce(sum(x.responses), 0)::int AS given,
           CASE WHEN ${hasPublishedConstructs(studyId)}
                THEN coalesce(sum(x.responses) FILTER (WHERE NOT x.excluded), 0)::int
                ELSE 0 END AS responses,
           count(*)::int AS participants,
           ${count(Prisma.sql`JOIN participant_event n ON n.participant_id = x.id`)} AS events,
           ${count(Prisma.sql`JOIN exclusion d ON d.participant_id = x.id`)} AS exclusions,
           ${count(Prisma.sql`JOIN recruiter_identity o ON o.participant_id = x.id
             CROSS JOIN LATERAL jsonb_each_text(o.parameters)`)} AS identifiers
      FROM chosen x`;
  if (!counts) throw new Error("The database counted nothing.");
  return counts;
}

async function countTrials(studyId: string, chosen: Prisma.Sql): Promise<number> {
  const [counted] = await db().$queryRaw<{ trials: number }[]>`
    SELECT count(*)::int AS trials FROM trial t JOIN participant p ON p.id = t.participant_id
      WHERE p.study_id = ${studyId}::uuid AND ${chosen}`;
  return counted?.trials ?? 0;
}

/** Explanations, and questions that have none. */
async function countContent(studyId: string): Promise<number> {
  const [counted] = await db().$queryRaw<{ content: number }[]>`
    SELECT (count(*) - count(DISTINCT e.question_id) + (
             SELECT count(*) FROM question q WHERE q.study_id = ${studyId}::uuid))::int AS content
      FROM explanation e WHERE e.study_id = ${studyId}::uuid`;
  return counted?.content ?? 0;
}
