import { FORMULA_START } from "@/lib/importers/formula-start";
import type { ExportTable, TableColumn } from "./export-table";
import type { FileFormat } from "./file-format";
import { sqlName, sqlText } from "./sql-text";

/** A table's source: what its columns' SQL is about, and the order of the rows. */
export interface TableSource {
  /** What comes after FROM. */
  from: string;
  /** What comes after ORDER BY. */
  order: string;
}

const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/**
 * The statement by which the database writes the table's rows, without a header line. Times are ISO
 * 8601 in UTC with milliseconds, booleans true and false, null an empty field. In CSV, free texts that
 * a spreadsheet could run as a formula get an apostrophe before them.
 */
export function copyRowsSql(table: ExportTable, { from, order }: TableSource, file: FileFormat) {
  const rows = `SELECT ${table.columns.map((column) => cellSql(column, file)).join(", ")}
    FROM ${from} ORDER BY ${order}`;
  if (file.format === "csv") {
    return `COPY (${rows}) TO STDOUT
      WITH (FORMAT csv, DELIMITER ${sqlText(file.separator)}, ENCODING 'UTF8')`;
  }
  return copyJsonSql(`SELECT row_to_json(line) FROM (${rows}) AS line`);
}

/** The statement by which the database writes rows of one column of JSON, a line each. */
export function copyJsonSql(rows: string): string {
  // JSON has no control characters in it, so nothing of it is quoted or escaped a second time.
  return `COPY (${rows}) TO STDOUT
    WITH (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02', ENCODING 'UTF8')`;
}

/** A cell, under the name of its column. */
export function cellSql(
  { name, type, freeText, sql }: TableColumn,
  { format }: Pick<FileFormat, "format">,
): string {
  if (type === "timestamp")
    return `to_char((${sql}) AT TIME ZONE 'UTC', ${UTC}) AS ${sqlName(name)}`;
  if (format === "jsonl") return `${sql} AS ${sqlName(name)}`;
  if (type === "boolean") return `(${sql})::text AS ${sqlName(name)}`;
  return `${freeText ? guardedSql(sql) : sql} AS ${sqlName(name)}`;
}

function guardedSql(sql: string): string {
  return `CASE WHEN ${sql} ~ ${sqlText(FORMULA_START)} THEN '''' || (${sql}) ELSE ${sql} END`;
}

/** The first line of a file, and what stands before it. JSON Lines have none. */
export function fileHead(table: ExportTable, { format, separator, bom }: FileFormat): string {
  if (format === "jsonl") return "";
  const names = table.columns.map(({ name }) =>
    /[",;\t\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name,
  );
  return `${bom ? "\uFEFF" : ""}${names.join(separator)}\r\n`;
}
