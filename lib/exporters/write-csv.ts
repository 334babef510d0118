import { stringify } from "csv-stringify/sync";
import type { CellValue, Column } from "./column";
import { guardFormula } from "./guard-formula";

const ROWS_PER_CHUNK = 500;

/**
 * Gives a CSV file (RFC 4180: commas, CRLF, quotes where needed, a header in any case) in pieces of
 * text, to be encoded in UTF-8 without a byte order mark. It takes one row after the other and keeps
 * at most 500 of them, so memory does not grow with the file. Times are ISO 8601 in UTC with
 * milliseconds, booleans true and false, null an empty field. Texts of `freeText` columns that a
 * spreadsheet could run as a formula get an apostrophe before them; no other value is changed. Fails
 * on numbers that are not finite and dates that are none: better no file than a wrong one.
 */
export async function* writeCsv<Row>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  columns: readonly Column<Row>[],
): AsyncGenerator<string, void, undefined> {
  yield format([columns.map((column) => column.name)]);
  let records: string[][] = [];
  for await (const row of rows) {
    records.push(columns.map((column) => cellText(column, column.get(row))));
    if (records.length < ROWS_PER_CHUNK) continue;
    yield format(records);
    records = [];
  }
  if (records.length > 0) yield format(records);
}

/** A line that would otherwise be blank holds "", because readers skip blank lines. */
function format(records: string[][]): string {
  const blankLines = records.some((record) => record.length === 1 && record[0] === "");
  return stringify(records, {
    record_delimiter: "\r\n",
    // Readers take a lone CR or LF for the end of a row too.
    quoted_match: /[\r\n]/,
    quoted_empty: blankLines,
  });
}

function cellText<Row>(column: Column<Row>, value: CellValue): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "string") return column.freeText ? guardFormula(value) : value;
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new RangeError(`The column ${column.name} got ${value}, which no file can hold.`);
  }
  return String(value);
}
