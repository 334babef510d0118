import type { TableColumn } from "./export-table";

/** One column of an exported file, described. */
export interface CodebookRow {
  file: string;
  column: string;
  type: string;
  unit: string | null;
  meaning: string;
  values: string | null;
}

const FREE_TEXT =
  "Free text: in CSV an apostrophe stands before a text that a spreadsheet would take for a formula.";

/**
 * Describes the columns of one file, a row for each in the order of the file. The rows of several
 * files make one codebook.
 */
export function codebookRows(
  file: string,
  columns: readonly Omit<TableColumn, "sql">[],
): CodebookRow[] {
  return columns.map(({ name, type, unit, meaning, values, freeText }) => ({
    file,
    column: name,
    type,
    unit: unit ?? null,
    meaning: freeText ? `${meaning} ${FREE_TEXT}` : meaning,
    values: values ? listed(values) : null,
  }));
}

function listed(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([value, says]) => `${value} = ${says}`)
    .join("; ");
}
