import type { ColumnMapping } from "./column-mapping";
import { type ContentRecord, type ReadRow, repeatedChoices, textProblems } from "./content-record";
import { type ContentDefaults, mapContentRow } from "./map-content-row";
import { methodKey } from "./method-key";
import type { Problem } from "./outcome";
import { isOwnContent, ownRecord } from "./own-content";
import { OUTPUT_COLUMNS, outputRemarks, readOutput } from "./parse-student-output";
import { readQuestion } from "./read-question";
import { type TableRow, tableRow } from "./read-table";
import { readRecords, type TextRecord } from "./text/read-records";
import type { Splitter } from "./text/text-flaw";

/** How a file of content is read. */
export type ContentForm =
  | { kind: "questions" }
  | { kind: "student-output"; defaults: ContentDefaults }
  | { kind: "table"; mapping: ColumnMapping; defaults: ContentDefaults };

/**
 * Reads a file piece by piece, in any dialect (see detectDialect), so that memory never holds it. What
 * is broken ends it by a problem.
 */
export function readContent(form: ContentForm): Splitter<ReadRow> & { remarks: () => Problem[] } {
  const records = readRecords(neededColumns(form));
  const lines = countLines();
  let isOwn: boolean | null = null;
  let isTable = false;

  function readRow(record: TextRecord): ReadRow[] {
    if ("problems" in record) return [flawed(record.problems)];
    isOwn ??= isOwnContent(records.header()?.columns ?? []);
    const { cell, value } = isOwn ? ownRecord(record) : record;
    const line = lines.next(record.line);
    if (form.kind === "questions") {
      if (value) return [questionRow(line, value)];
      if (isTable) return [];
      isTable = true;
      return [flawed([{ line, reason: NO_JSON }])];
    }
    if (form.kind === "table") {
      const read = value ? cell : tableRow({ line, cell }).cell;
      return [mapContentRow(line, read, form.mapping, form.defaults)];
    }
    return [outputRow(tableRow({ line, cell }), form)];
  }
  return {
    push: (piece) => records.push(piece).flatMap(readRow),
    end: () => records.end().flatMap(readRow),
    remarks: () => [...records.remarks(), ...lines.remarks()],
  };
}

/** Every record has a line of its own, by which it is known until it is stored. */
function countLines() {
  let last = 0;
  let shared: number | null = null;
  return {
    next(line: number): number {
      if (line <= last) shared ??= line;
      last = Math.max(line, last + 1);
      return last;
    },
    remarks(): Problem[] {
      if (shared === null) return [];
      const reason = `Several records are on line ${shared}. From there on, each record counts as a line.`;
      return [{ line: shared, reason }];
    },
  };
}

const NO_JSON = "Questions are read as JSON Lines or one JSON list; this is a table.";

function neededColumns(form: ContentForm): string[] {
  if (form.kind === "questions") return [];
  if (form.kind === "student-output") return OUTPUT_COLUMNS;
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
  row: TableRow,
  { defaults }: Extract<ContentForm, { kind: "student-output" }>,
): ReadRow {
  const problems: Problem[] = [];
  const output = readOutput(row, problems);
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
