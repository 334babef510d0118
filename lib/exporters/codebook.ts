import type { CodebookRow } from "./codebook-columns";
import type { Column } from "./column";

const FREE_TEXT =
  "Free text: an apostrophe stands before a text that a spreadsheet would take for a formula.";

/**
 * Describes the columns of one exported file, a row for each in the order of the file. The rows of
 * several files make one codebook, to be written with CODEBOOK_COLUMNS.
 */
export function codebook(
  file: string,
  columns: readonly Omit<Column<never>, "get">[],
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
