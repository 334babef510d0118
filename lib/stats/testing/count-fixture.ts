import { type ClusteredCounts, countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { readFixtureRows } from "./read-references";

/** One of the measures A to E of a synthetic data set by participant; groups in alphabetical order. */
export function countFixture(name: string, measure = "A"): ClusteredCounts {
  const rows = readFixtureRows(name);
  const groups = [...new Set(rows.map((row) => row.group))].sort();
  const participants = [...new Set(rows.map((row) => row.participant))];
  return countByCluster({
    values: [1, 2, 3, 4, 5],
    groups: groups.length,
    cluster: rows.map((row) => participants.indexOf(row.participant)),
    group: rows.map((row) => groups.indexOf(row.group)),
    value: rows.map((row) => (row.ratings[measure] ?? 0) - 1),
  });
}
