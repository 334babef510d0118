import type { Problem } from "@/lib/importers/outcome";
import { type SourceRow, splitRows } from "./split-rows";
import { type CellOf, cellOfJson, isObject } from "./text-cell";
import { type Splitter, TextFlaw } from "./text-flaw";

/** A row below the header or a record of JSON, or what is wrong with it. */
export type TextRecord =
  | {
      line: number;
      /** Fields as they are written, with spaces at their ends. */
      cell: CellOf;
      /** The record itself where it is one of JSON. */
      value?: Record<string, unknown>;
    }
  | { line: number; problems: Problem[] };

export interface RecordReader extends Splitter<TextRecord> {
  /** The header of a table, once it has come; of JSON it is null. */
  header: () => { line: number; columns: string[] } | null;
  /** Whether the header or the text itself is wrong, so that nothing more is read. */
  isBroken: () => boolean;
  /** What was passed over before the header. */
  remarks: () => Problem[];
}

/** The columns that a table has to have; which these are may depend on those that it has. */
export type Required = readonly string[] | ((columns: readonly string[]) => readonly string[]);

/** More is no table, but a text that happens to have commas. */
const MOST_COLUMNS = 5000;

/**
 * Reads the records of a text in any dialect (see detectDialect), piece by piece. A table without one
 * of the required columns, or with a column named twice, gives its problems and no record; a row with
 * too few or too many fields is a problem of its line, and so is a line that is no JSON object. What
 * breaks the text itself is a problem of its line too, and nothing behind it is read.
 */
export function readRecords(required: Required = []): RecordReader {
  const rows = splitRows();
  let header: { line: number; columns: string[] } | null = null;
  let places = new Map<string, number>();
  let isOver = false;
  /** The first line on which a letter was lost before. */
  let lost: number | null = null;
  let mayBeLossy = false;

  function readRow(row: SourceRow): TextRecord[] {
    if (isOver) return [];
    if ("fault" in row) return [flawed(row.line, row.fault)];
    if (!("fields" in row)) {
      const { line, value } = row;
      if (!isObject(value)) return [flawed(line, "Not a JSON object, which each record is.")];
      return [{ line, cell: cellOfJson(value), value }];
    }
    const { line, fields } = row;
    if (!header) {
      header = { line, columns: fields.map((name) => name.trim()) };
      const problems = headerProblems(header.columns, required, line);
      places = new Map(header.columns.map((name, index) => [name, index]));
      isOver = problems.length > 0;
      return isOver ? [{ line, problems }] : [];
    }
    const { columns } = header;
    const surplus = fields.slice(columns.length).some((field) => field.trim() !== "");
    if (fields.length < columns.length || surplus) {
      const reason = `The row has ${fields.length} fields, the header has ${columns.length}.`;
      return [flawed(line, reason)];
    }
    return [{ line, cell: (column) => fields[places.get(column) ?? -1] }];
  }

  function attempt(split: () => SourceRow[]): TextRecord[] {
    if (isOver) return [];
    try {
      const read = split();
      if (mayBeLossy) lost ??= read.find(isLossy)?.line ?? null;
      return read.flatMap(readRow);
    } catch (error) {
      if (!(error instanceof TextFlaw)) throw error;
      isOver = true;
      return [flawed(error.line, error.message)];
    }
  }

  return {
    push(piece) {
      mayBeLossy ||= piece.includes("\uFFFD");
      return attempt(() => rows.push(piece));
    },
    end: () => attempt(() => rows.end()),
    header: () => header,
    isBroken: () => isOver,
    remarks: () => {
      const found: Problem[] = [];
      const comments = rows.dialect()?.comments ?? [];
      const [line] = comments;
      if (line !== undefined) {
        const reason =
          comments.length === 1
            ? `Line ${line} begins with # and counts as a comment.`
            : `${nameLines(comments)} begin with # and count as comments.`;
        found.push({ line, reason });
      }
      if (lost !== null) found.push({ line: lost, reason: LOST });
      return found;
    },
  };
}

/** More lines than these are counted and not listed. */
const NAMED_LINES = 10;

function nameLines(lines: readonly number[]): string {
  const named = `Lines ${lines.slice(0, NAMED_LINES).join(", ")}`;
  const more = lines.length - NAMED_LINES;
  return more > 0 ? `${named} and ${more.toLocaleString("en")} more` : named;
}

const LOST =
  "A program that wrote this file lost letters (\uFFFD, here first). Export it again as UTF-8.";

/** Whether U+FFFD is in a row, which programs write where they could not read a letter. */
function isLossy(row: SourceRow): boolean {
  if ("fields" in row) return row.fields.some((field) => field.includes("\uFFFD"));
  return "value" in row && JSON.stringify(row.value).includes("\uFFFD");
}

function flawed(line: number, reason: string): TextRecord {
  return { line, problems: [{ line, reason }] };
}

function headerProblems(columns: string[], required: Required, line: number): Problem[] {
  const tooMany = tooManyColumns(columns, line);
  if (tooMany.length > 0) return tooMany;
  const seen = new Set<string>();
  const twice = columns
    .filter((name) => name !== "" && seen.size === seen.add(name).size)
    .map((field) => ({ line, field, reason: `The column "${field}" appears twice.` }));
  return [...missingColumns(columns, required, line), ...twice];
}

export function tooManyColumns(columns: readonly string[], line: number): Problem[] {
  if (columns.length <= MOST_COLUMNS) return [];
  const reason = `There are ${columns.length} columns; up to ${MOST_COLUMNS} are read.`;
  return [{ line, reason }];
}

export function missingColumns(columns: string[], required: Required, line: number): Problem[] {
  const present = new Set(columns);
  const needed = typeof required === "function" ? required(columns) : required;
  return needed
    .filter((name) => !present.has(name))
    .map((field) => ({ line, field, reason: `The column "${field}" is missing.` }));
}
