import type { Problem } from "./outcome";
import { decodeText, type TextSource } from "./text/decode-text";
import {
  missingColumns,
  type Required,
  readRecords,
  type TextRecord,
  tooManyColumns,
} from "./text/read-records";
import { type CellOf, textCell } from "./text/text-cell";

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

export interface TableSpec {
  required: Required;
  optional: readonly string[];
}

/**
 * Reads a whole table in any dialect (see detectDialect) and any order of columns: its first row names
 * the columns, or each record of JSON its own. Problems: an encoding that is not UTF-8 or UTF-16, broken
 * quoting, a required column that is missing, a column named twice, a row with too few or too many
 * fields, no rows at all. Remarks: columns that are neither required nor optional, and comment lines.
 * After a problem with the header or the text there are no rows.
 */
export function readTable(source: TextSource, { required, optional }: TableSpec): Table {
  const table: Table = { columns: [], rows: [], problems: [], remarks: [] };
  const decoded = decodeText(source);
  if ("problem" in decoded) return { ...table, problems: [decoded.problem] };
  const reader = readRecords(required);
  const records = [...reader.push(decoded.text), ...reader.end()];
  const { line, columns } = reader.header() ?? headerOfJson(records);
  table.columns = columns;
  if (reader.isBroken()) return { ...table, problems: problemsOf(records) };
  const tooMany = tooManyColumns(columns, line);
  if (tooMany.length > 0) return { ...table, columns: [], problems: tooMany };
  table.problems = [
    ...(reader.header() ? [] : missingColumns(columns, required, line)),
    ...problemsOf(records),
  ];
  if (records.length === 0) {
    table.problems.push({ line, reason: "There are no rows below the header." });
  }
  const needed = typeof required === "function" ? required(columns) : required;
  const known = new Set([...needed, ...optional]);
  table.remarks = reader.remarks();
  for (const column of columns.filter((name) => !known.has(name))) {
    const reason = column === "" ? "A column without a name is not read." : "Not read.";
    table.remarks.push({ line, field: column, reason });
  }
  table.rows = records.flatMap((record) => ("cell" in record ? [tableRow(record)] : []));
  return table;
}

/** A record as the row of a table, although it may be one of JSON. */
export function tableRow({ line, cell }: { line: number; cell: CellOf }): TableRow {
  const written = (column: string) => textCell(cell(column));
  return { line, written, cell: (column) => written(column).trim() };
}

/** All names that the records have, in the order in which they come first. */
function headerOfJson(records: readonly TextRecord[]): { line: number; columns: string[] } {
  const names = new Set<string>();
  for (const record of records) {
    if ("cell" in record) for (const name of Object.keys(record.value ?? {})) names.add(name);
  }
  return { line: records[0]?.line ?? 1, columns: [...names] };
}

function problemsOf(records: readonly TextRecord[]): Problem[] {
  return records.flatMap((record) => ("problems" in record ? record.problems : []));
}
