import type { ColumnMapping } from "./column-mapping";
import { type ContentRecord, type ReadRow, repeatedChoices, textProblems } from "./content-record";
import { type CellOf, type ContentDefaults, mapContentRow } from "./map-content-row";
import { methodKey } from "./method-key";
import type { Problem } from "./outcome";
import { isOwnContent, ownField } from "./own-content";
import { OUTPUT_COLUMNS, outputRemarks, readOutput } from "./parse-student-output";
import { readQuestion } from "./read-question";
import { headerProblems } from "./read-table";
import { CsvFlaw, type RawRow, type Splitter, splitCsv } from "./split-csv";
import { LineTooLong, splitLines } from "./split-lines";

/** How a file of content is read. */
export type ContentForm =
  | { kind: "questions" }
  | { kind: "student-output"; defaults: ContentDefaults }
  | { kind: "table"; mapping: ColumnMapping; defaults: ContentDefaults; layout: TableLayout };

/** JSON Lines, or a table whose fields are apart by this. */
export type TableLayout = "json-lines" | "," | ";" | "\t";

/** Reads a file piece by piece, so that memory never holds it; what is broken ends it by a problem. */
export function readContent(form: ContentForm): Splitter<ReadRow> {
  return form.kind === "questions" || (form.kind === "table" && form.layout === "json-lines")
    ? readJsonLines(form)
    : readCsv(form);
}

function readJsonLines(form: ContentForm): Splitter<ReadRow> {
  const lines = splitLines();
  const readRow = ({ line, text }: { line: number; text: string }): ReadRow => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return flawed([{ line, reason: "Not valid JSON; each line holds one JSON object." }]);
    }
    return form.kind === "table"
      ? mapContentRow(line, cellOfJson(value), form.mapping, form.defaults)
      : questionRow(line, value);
  };
  return guarded({
    push: (piece) => lines.push(piece).map(readRow),
    end: () => lines.end().map(readRow),
  });
}

function readCsv(form: ContentForm): Splitter<ReadRow> {
  const rows = splitCsv(form.kind === "table" ? (form.layout as "," | ";" | "\t") : ",");
  let places: Map<string, number> | null = null;
  let isOwn = false;
  let refused = false;

  function readRow({ line, fields }: RawRow): ReadRow[] {
    if (refused) return [];
    if (!places) {
      const names = fields.map((name) => name.trim());
      const problems = headerProblems(names, neededColumns(form));
      places = new Map(names.map((name, index) => [name, index]));
      isOwn = isOwnContent(names);
      refused = problems.length > 0;
      return refused ? [flawed(problems)] : [];
    }
    const columns = places;
    const surplus = fields.slice(columns.size).some((field) => field.trim() !== "");
    if (fields.length < columns.size || surplus) {
      const reason = `The row has ${fields.length} fields, the header has ${columns.size}.`;
      return [flawed([{ line, reason }])];
    }
    const cell = (column: string) => {
      const field = fields[columns.get(column) ?? -1] ?? "";
      return (isOwn ? ownField(column, field) : field).trim();
    };
    return [
      form.kind === "table"
        ? mapContentRow(line, cell, form.mapping, form.defaults)
        : outputRow(line, cell, form as Extract<ContentForm, { kind: "student-output" }>),
    ];
  }
  return guarded({
    push: (piece) => rows.push(piece).flatMap(readRow),
    end: () => rows.end().flatMap(readRow),
  });
}

function neededColumns(form: ContentForm): string[] {
  if (form.kind !== "table") return OUTPUT_COLUMNS;
  return [...Object.values(form.mapping.columns), ...form.mapping.choices];
}

function questionRow(line: number, value: unknown): ReadRow {
  const read = readQuestion(value);
  if (Array.isArray(read)) return flawed(read.map((flaw) => ({ line, ...flaw })));
  const record: ContentRecord = { line, ...read, ...NOBODY };
  const problems = textProblems(record);
  return problems.length > 0
    ? flawed(problems)
    : { record, problems, remarks: repeatedChoices(record) };
}

/** Nobody has answered it. */
const NOBODY = {
  method: null,
  modelSize: null,
  runNumber: null,
  answerText: null,
  answerIndex: null,
  explanation: "",
};

function outputRow(
  line: number,
  cell: (column: string) => string,
  { defaults }: { defaults: ContentDefaults },
): ReadRow {
  const problems: Problem[] = [];
  const output = readOutput({ line, cell }, problems);
  if (!output) return flawed(problems);
  const method = methodKey(defaults.method ?? "") ?? defaults.method;
  const record: ContentRecord = { externalId: null, ...output, ...defaults, method };
  problems.push(...textProblems(record));
  if (problems.length > 0) return flawed(problems);
  return { record, problems, remarks: [...repeatedChoices(record), ...outputRemarks(output)] };
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
