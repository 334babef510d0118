import type { ReadRow } from "./content-record";
import { type ContentForm, mapContent, type TableLayout } from "./map-content";
import type { CellOf } from "./map-content-row";
import type { Problem } from "./outcome";
import { OUTPUT_COLUMNS } from "./read-output";
import { headerProblems } from "./read-table";
import { CsvFlaw, type RawRow, type Splitter, splitCsv } from "./split-csv";
import { LineTooLong, splitLines } from "./split-lines";

export type { ContentForm, TableLayout };

/** Reads a file piece by piece, so that memory never holds it; what is broken ends it by a problem. */
export function readContent(form: ContentForm): Splitter<ReadRow> {
  return form.kind === "questions" || (form.kind === "table" && form.layout === "json-lines")
    ? readJsonLines(form)
    : readCsv(form);
}

function readJsonLines(form: ContentForm): Splitter<ReadRow> {
  const lines = splitLines();
  const rows = mapContent(form);
  const readRow = ({ line, text }: { line: number; text: string }): ReadRow[] => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return [flawed([{ line, reason: "Not valid JSON; each line holds one JSON object." }])];
    }
    return rows.push({ line, cell: cellOfJson(value), value });
  };
  return guarded({
    push: (piece) => lines.push(piece).flatMap(readRow),
    end: () => [...lines.end().flatMap(readRow), ...rows.end(null)],
  });
}

function readCsv(form: ContentForm): Splitter<ReadRow> {
  const rows = splitCsv(form.kind === "table" ? (form.layout as "," | ";" | "\t") : ",");
  const mapped = mapContent(form);
  let header: { line: number; columns: string[] } | null = null;
  let places: Map<string, number> | null = null;
  let refused = false;

  function readRow({ line, fields }: RawRow): ReadRow[] {
    if (refused) return [];
    if (!places) {
      const names = fields.map((name) => name.trim());
      const problems = headerProblems(names, neededColumns(form));
      header = { line, columns: names };
      places = new Map(names.map((name, index) => [name, index]));
      refused = problems.length > 0;
      return refused ? [flawed(problems)] : [];
    }
    const columns = places;
    const surplus = fields.slice(columns.size).some((field) => field.trim() !== "");
    if (fields.length < columns.size || surplus) {
      const reason = `The row has ${fields.length} fields, the header has ${columns.size}.`;
      return [flawed([{ line, reason }])];
    }
    const cell = (column: string) => fields[columns.get(column) ?? -1]?.trim() ?? "";
    return mapped.push({ line, cell });
  }
  return guarded({
    push: (piece) => rows.push(piece).flatMap(readRow),
    end: () => {
      const last = rows.end().flatMap(readRow);
      return refused ? last : [...last, ...mapped.end(header)];
    },
  });
}

function neededColumns(form: ContentForm): string[] {
  if (form.kind !== "table") return OUTPUT_COLUMNS;
  return [...Object.values(form.mapping.columns), ...form.mapping.choices];
}

function flawed(problems: Problem[]): ReadRow {
  return { record: null, problems, remarks: [] };
}

/** Broken quoting, or a line without end, is a problem of its line; nothing behind it is read. */
function guarded(splitter: Splitter<ReadRow>): Splitter<ReadRow> {
  let broken = false;
  const attempt = (read: () => ReadRow[]): ReadRow[] => {
    if (broken) return [];
    try {
      return read();
    } catch (error) {
      if (!(error instanceof CsvFlaw || error instanceof LineTooLong)) throw error;
      broken = true;
      return [flawed([{ line: error.line, reason: error.message }])];
    }
  };
  return {
    push: (piece) => attempt(() => splitter.push(piece)),
    end: () => attempt(() => splitter.end()),
  };
}

/** "question.stem" is what stands under "stem" in "question"; a name with a point in it goes first. */
function cellOfJson(value: unknown): CellOf {
  return (column) => {
    if (typeof value !== "object" || value === null) return undefined;
    if (Object.hasOwn(value, column)) return (value as Record<string, unknown>)[column];
    return column
      .split(".")
      .reduce<unknown>(
        (inner, key) =>
          typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
            ? (inner as Record<string, unknown>)[key]
            : undefined,
        value,
      );
  };
}
