import "server-only";
import type { ExportTable, TableName } from "@/lib/exporters/tables/export-table";
import type { ChosenBy } from "@/lib/schemas/export-filters";
import type { StudyAccess } from "../accounts/access";
import { studyResponses } from "../comparing/study-responses";
import { db } from "../db";
import { EXCLUDED } from "../excluding/excluded-participants";
import { Prisma } from "../prisma-client/client";
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
  const answered = [...kept.responsesBy(set)];
  const [ids, responses] = [answered.map(([id]) => id), answered.map(([, count]) => count)];
  const of = (rows: Prisma.Sql) => Prisma.sql`(SELECT count(*)::int FROM chosen x ${rows})`;
  const counting = db().$queryRaw<Counted[]>`
    WITH chosen AS MATERIALIZED (
      SELECT p.id, coalesce(k.responses, 0) AS responses, ${EXCLUDED} AS excluded
        FROM participant p
        LEFT JOIN unnest(${ids}::uuid[], ${responses}::int[]) AS k (id, responses) ON k.id = p.id
        WHERE p.study_id = ${studyId}::uuid AND ${chosenBy(filters)}
          AND (${set === undefined} OR k.id IS NOT NULL))
    SELECT coalesce(sum(x.responses), 0)::int AS answered,
           CASE WHEN ${hasPublishedConstructs(studyId)}
                THEN coalesce(sum(x.responses) FILTER (WHERE NOT x.excluded), 0)::int
                ELSE 0 END AS responses,
           count(*)::int AS participants,
           ${of(Prisma.sql`JOIN trial t ON t.participant_id = x.id`)} AS trials,
           ${of(Prisma.sql`JOIN participant_event n ON n.participant_id = x.id`)} AS events,
           ${of(Prisma.sql`JOIN exclusion d ON d.participant_id = x.id`)} AS exclusions,
           ${of(Prisma.sql`JOIN recruiter_identity o ON o.participant_id = x.id
             CROSS JOIN LATERAL jsonb_each_text(o.parameters)`)} AS identifiers
      FROM chosen x`;
  const countingContent = db().$queryRaw<{ content: number }[]>`
    SELECT count(*)::int AS content FROM question q LEFT JOIN explanation e ON e.question_id = q.id
      WHERE q.study_id = ${studyId}::uuid`;
  const [[counts], [rated], runs] = await Promise.all([
    counting,
    countingContent,
    db().modelRun.count({ where: { studyId } }),
  ]);
  const { answered: given = 0, ...others } = counts ?? {};
  const codebook = tables.reduce((sum, { columns }) => sum + columns.length, 0);
  const all: TableCounts = {
    ...others,
    ...rated,
    codebook,
    ratings: given * constructs.length,
    "accuracy-runs": runs,
  };
  return Object.fromEntries(tables.map(({ name }) => [name, all[name] ?? 0]));
}

type OfChosen = "responses" | "participants" | "trials" | "events" | "exclusions" | "identifiers";
type Counted = Record<OfChosen | "answered", number>;
