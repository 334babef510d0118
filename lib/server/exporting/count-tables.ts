import "server-only";
import type { ExportTable, TableName } from "@/lib/exporters/tables/export-table";
import type { ChosenBy } from "@/lib/schemas/export-filters";
import type { StudyAccess } from "../accounts/access";
import { db } from "../db";
import { excludedIds } from "../excluding/excluded-participants";
import { openSnapshot } from "./snapshot";
import { hasPublishedConstructs } from "./table-sources";

export type TableCounts = Partial<Record<TableName, number>>;

/** How many rows each file would have: of all participants at once, of chosen ones by counting them. */
export async function countTables(
  access: StudyAccess,
  filters: ChosenBy,
  tables: readonly ExportTable[],
): Promise<TableCounts> {
  const { set, source, version, from, to, simulated, identifiers } = filters;
  const everybody = !set && !source && !version && !from && !to && simulated === "yes";
  if (everybody && identifiers === "no") return countAll(access, tables);
  const snapshot = await openSnapshot(access, filters);
  try {
    const counts: TableCounts = {};
    for (const table of snapshot.tables) counts[table.name] = await snapshot.count(table);
    return counts;
  } finally {
    await snapshot.close();
  }
}

/**
 * From indexes alone. A response has a rating of each construct, which is checked when it is stored, so
 * ratings need no counting.
 */
async function countAll(
  { studyId }: StudyAccess,
  tables: readonly ExportTable[],
): Promise<TableCounts> {
  const [counts] = await db().$queryRaw<(TableCounts & { runs: number })[]>`
    SELECT answered.responses * (
             SELECT count(*)::int FROM construct WHERE study_id = ${studyId}::uuid) AS ratings,
           CASE WHEN ${hasPublishedConstructs(studyId)} THEN answered.responses - (
             SELECT count(*)::int FROM trial t JOIN response r ON r.trial_id = t.id
               WHERE t.participant_id IN (${excludedIds(studyId)})) ELSE 0 END AS responses,
           (SELECT count(*)::int FROM participant WHERE study_id = ${studyId}::uuid) AS participants,
           (SELECT count(*)::int FROM trial WHERE study_id = ${studyId}::uuid) AS trials,
           (SELECT count(*)::int FROM participant_event WHERE study_id = ${studyId}::uuid) AS events,
           (SELECT count(*)::int FROM question q LEFT JOIN explanation e ON e.question_id = q.id
              WHERE q.study_id = ${studyId}::uuid) AS content,
           (SELECT count(*)::int FROM model_run WHERE study_id = ${studyId}::uuid) AS runs,
           (SELECT count(*)::int FROM exclusion WHERE study_id = ${studyId}::uuid) AS exclusions
      FROM (SELECT count(*)::int AS responses FROM response
              WHERE study_id = ${studyId}::uuid) AS answered`;
  if (!counts) return {};
  const { runs, ...others } = counts;
  const codebook = tables.reduce((sum, { columns }) => sum + columns.length, 0);
  return { ...others, "accuracy-runs": runs, codebook };
}
