import type { TableName } from "@/lib/exporters/tables/export-table";

/** Tables that are in no bundle as data: it has no recruiters' ids, and a codebook of its own. */
const OUTSIDE: readonly TableName[] = ["codebook", "identifiers"];

/** The rows of a bundle's data, of the rows of all tables. */
export function countBundled(counts: Partial<Record<TableName, number>>): number {
  return Object.entries(counts).reduce(
    (sum, [name, rows]) => (OUTSIDE.some((outside) => outside === name) ? sum : sum + rows),
    0,
  );
}
