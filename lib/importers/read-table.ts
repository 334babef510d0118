import type { Problem } from "./outcome";
import { CsvFlaw, type RawRow, splitCsv } from "./split-csv";

export interface TableRow {
  /** The line on which the row begins. */
  line: number;
  /** The trimmed field of the column; "" where the file has no such column. */
  cell: (column: string) => string;
  /** The field as it is written, with spaces at its ends. */
  written: (column: string) => string;
}

export interface Table {
  columns: string[];
  rows: TableRow[];
  problems: Problem[];
  remarks: Problem[];
}

/**
 * Reads comma-separated text whose first row names the columns. A byte order mark, CRLF, blank rows
 * and any order of columns are accepted. Problems: broken quoting, a required column that is missing
 * (line 1), a column named twice, a row with too few or too many fields, no rows at all. Remarks:
 * columns that are neither required nor optional. After a problem with the header there are no rows.
 */
export function readTable(
  text: string,
  { required, optional }: { required: readonly string[]; optional: readonly string[] },
): Table {
  const { rows: raw, problems } = readRows(text);
  const [header, ...body] = raw;
  const columns = (header?.fields ?? []).map((name) => name.trim());
  const table: Table = { columns, rows: [], problems, remarks: [] };
  if (problems.length > 0) return table;

  problems.push(...headerProblems(columns, required));
  if (problems.length > 0) return table;
  if (body.length === 0) problems.push({ line: 1, reason: "There are no rows below the header." });

  const known = new Set([...required, ...optional]);
  for (const column of columns.filter((name) => !known.has(name))) {
    const reason = column === "" ? "A column without a name is not read." : "Not read.";
    table.remarks.push({ line: 1, field: column, reason });
  }

  const place = new Map(columns.map((name, index) => [name, index]));
  for (const { line, fields } of body) {
    const surplus = fields.slice(columns.length).some((field) => field.trim() !== "");
    if (fields.length < columns.length || surplus) {
      const reason = `The row has ${fields.length} fields, the header has ${columns.length}.`;
      problems.push({ line, reason });
      continue;
    }
    const written = (column: string) => fields[place.get(column) ?? -1] ?? "";
    table.rows.push({ line, written, cell: (column) => written(column).trim() });
  }
  return table;
}

/** More is no table, but a text that happens to have commas. */
export const MOST_COLUMNS = 5000;

export function headerProblems(columns: string[], required: readonly string[]): Problem[] {
  if (columns.length > MOST_COLUMNS) {
    const reason = `There are ${columns.length} columns; up to ${MOST_COLUMNS} are read.`;
    return [{ line: 1, reason }];
  }
  const [only] = columns;
  if (columns.length <= 1 && only?.includes(";")) {
    const reason = "The columns are separated by semicolons; save the file with commas.";
    return [{ line: 1, reason }];
  }
  const present = new Set(columns);
  const missing = required
    .filter((name) => !present.has(name))
    .map((field) => ({ line: 1, field, reason: `The column "${field}" is missing.` }));
  const seen = new Set<string>();
  const twice = columns
    .filter((name) => name !== "" && seen.size === seen.add(name).size)
    .map((field) => ({ line: 1, field, reason: `The column "${field}" stands twice.` }));
  return [...missing, ...twice];
}

/** The rows that are not blank, each with the line of the file on which it begins. */
function readRows(text: string): { rows: RawRow[]; problems: Problem[] } {
  const splitter = splitCsv();
  try {
    return { rows: [...splitter.push(text), ...splitter.end()], problems: [] };
  } catch (error) {
    if (!(error instanceof CsvFlaw)) throw error;
    return { rows: [], problems: [{ line: error.line, reason: error.message }] };
  }
}
