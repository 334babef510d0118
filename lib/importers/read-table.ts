import { CsvError, parse } from "csv-parse/sync";
import type { Problem } from "./outcome";

export interface TableRow {
  /** The line on which the row begins. */
  line: number;
  /** The trimmed field of the column; "" where the file has no such column. */
  cell: (column: string) => string;
}

export interface Table {
  columns: string[];
  rows: TableRow[];
  problems: Problem[];
  remarks: Problem[];
}

interface RawRow {
  line: number;
  fields: string[];
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
    table.rows.push({
      line,
      cell: (column) => fields[place.get(column) ?? -1]?.trim() ?? "",
    });
  }
  return table;
}

function headerProblems(columns: string[], required: readonly string[]): Problem[] {
  const [only] = columns;
  if (columns.length <= 1 && only?.includes(";")) {
    const reason = "The columns are separated by semicolons; save the file with commas.";
    return [{ line: 1, reason }];
  }
  const missing = required
    .filter((name) => !columns.includes(name))
    .map((field) => ({ line: 1, field, reason: `The column "${field}" is missing.` }));
  const twice = columns
    .filter((name, index) => name !== "" && columns.indexOf(name) !== index)
    .map((field) => ({ line: 1, field, reason: `The column "${field}" stands twice.` }));
  return [...missing, ...twice];
}

/** The rows that are not blank, each with the line of the file on which it begins. */
function readRows(text: string): { rows: RawRow[]; problems: Problem[] } {
  const rows: RawRow[] = [];
  const bytes = Buffer.from(text);
  let line = 1;
  let end = 0;
  const skipBlankLines = (to: number) => {
    while (end < to && (bytes[end] === CR || bytes[end] === LF)) {
      line += 1;
      end += bytes[end] === CR && bytes[end + 1] === LF ? 2 : 1;
    }
  };
  try {
    parse(bytes, {
      bom: true,
      columns: false,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (fields: string[], { bytes: recordEnd }) => {
        skipBlankLines(recordEnd);
        if (fields.some((field) => field.trim() !== "")) rows.push({ line, fields });
        line += countLines(bytes, end, recordEnd);
        end = recordEnd;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    skipBlankLines(bytes.length);
    return { rows: [], problems: [{ line, reason: QUOTING[error.code] ?? error.message }] };
  }
  return { rows, problems: [] };
}

const CR = 13;
const LF = 10;

const QUOTING: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "A quoted field of this row is never closed.",
  INVALID_OPENING_QUOTE: "A quotation mark stands inside a field that is not quoted.",
  CSV_INVALID_CLOSING_QUOTE: "Something follows the closing quotation mark of a field.",
};

/** Line ends (LF, CR or CRLF) between two offsets. */
function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) lines += 1;
  }
  return lines;
}
