import { type ClusteredCounts, countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { countValues, type ValueCounts } from "@/lib/stats/descriptive/value-counts";
import type { RandomStudy, StudyRow } from "./random-study";

/** A measure of a study in the shapes in which the statistics take it; rows without it are left out. */
export interface MeasuredStudy {
  study: RandomStudy;
  table: ValueCounts;
  clustered: ClusteredCounts;
  rows: { row: StudyRow; value: number }[];
  /** Places of the methods that have ratings. */
  present: number[];
}

/** A construct by its key, "Quality" (missing where one of the ratings is), or "length". */
export function measureRow({ constructs }: RandomStudy, row: StudyRow, measure: string) {
  if (measure === "length") return row.length;
  if (measure !== "Quality") return row.ratings[constructs.indexOf(measure)]!;
  if (row.ratings.includes(null)) return null;
  return row.ratings.reduce<number>((sum, rating) => sum + rating!, 0) / constructs.length;
}

export function measureStudy(study: RandomStudy, measure: string): MeasuredStudy {
  const rows = study.rows
    .map((row) => ({ row, value: measureRow(study, row, measure)! }))
    .filter(({ value }) => value !== null);
  const table = countValues(
    study.methods.map((_, method) =>
      rows.filter(({ row }) => row.method === method).map(({ value }) => value),
    ),
  );
  const clustered = countByCluster({
    values: table.values,
    groups: study.methods.length,
    cluster: rows.map(({ row }) => row.participant),
    group: rows.map(({ row }) => row.method),
    value: rows.map(({ value }) => table.values.indexOf(value)),
  });
  const present = study.methods.flatMap((_, method) =>
    rows.some(({ row }) => row.method === method) ? [method] : [],
  );
  return { study, table, clustered, rows, present };
}
