import { textOf } from "./answers/cell-text";
import type { Counted } from "./answers/counted-remarks";
import { decideBase } from "./answers/decide-base";
import { cosEProblem, unansweredProblem } from "./answers/known-shapes";
import { baseOfColumns } from "./answers/number-base";
import { type NamesRead, seeKeys } from "./answers/unread-keys";
import { type ColumnMapping, isExplanation } from "./column-mapping";
import { type ContentRecord, type ReadRow, repeatedChoices, textProblems } from "./content-record";
import { type CellOf, type ContentDefaults, mapContentRow } from "./map-content-row";
import { methodKey } from "./method-key";
import type { Problem } from "./outcome";
import { OUTPUT_COLUMNS, outputRemarks, RATIONALE_COLUMN, readOutput } from "./read-output";
import { readQuestion } from "./read-question";

/** How a file of content is read. */
export type ContentForm =
  | { kind: "questions" }
  | { kind: "student-output"; defaults: ContentDefaults }
  | { kind: "table"; mapping: ColumnMapping; defaults: ContentDefaults };

/** A row of a table, or an object of JSON. */
export interface SourceRecord {
  line: number;
  cell: CellOf;
  /** The object itself, where it is one of JSON. */
  value?: unknown;
}

export interface ContentMapper {
  /** Rows that this one brings; they may be those that waited for it, or none yet. */
  push(record: SourceRecord): ReadRow[];
  /** What still waited, and what is to be said of the whole file. `header` is null for JSON. */
  end(header: { line: number; columns: readonly string[] } | null): ReadRow[];
}

/** The records of a file, from its rows or objects in their order. */
export function mapContent(form: ContentForm): ContentMapper {
  const keys = seeKeys();
  const rows = rowsOf(form);
  let firstLine: number | null = null;
  return {
    push(record) {
      firstLine ??= record.line;
      if (typeof record.value === "object" && record.value !== null) keys.addObject(record.value);
      return rows.push(record);
    },
    end(header) {
      if (header) keys.addColumns(header.columns);
      const remarks = keys.remark(namesRead(form), header?.line ?? firstLine ?? 1);
      const last = rows.end();
      return remarks.length === 0 ? last : [...last, { record: null, problems: [], remarks }];
    },
  };
}

function rowsOf(form: ContentForm): {
  push: (record: SourceRecord) => ReadRow[];
  end: () => ReadRow[];
} {
  if (form.kind === "questions") {
    return { push: ({ line, value }) => [questionRow(line, value)], end: () => [] };
  }
  if (form.kind === "student-output") {
    return { push: (record) => [outputRow(record, form.defaults)], end: () => [] };
  }
  const { mapping, defaults } = form;
  const mapped = decideBase<SourceRecord>(
    ({ line, cell }, base) => mapContentRow(line, cell, mapping, defaults, base),
    baseOfColumns(mapping.columns.gold, mapping.choices),
  );
  let isLacking = false;
  return {
    push(record) {
      if (isLacking) return [];
      const reason =
        cosEProblem(record.value, mapping) ?? unansweredProblem(record.cell, mapping, defaults);
      if (reason === null) return mapped.push(record);
      isLacking = true;
      return [flawed([{ line: record.line, field: "explanation", reason }])];
    },
    end: mapped.end,
  };
}

function namesRead(form: ContentForm): NamesRead {
  if (form.kind === "questions") {
    const names = ["id", "question", "question.stem", "answer", "answerKey"];
    return { names, lists: ["choices", "question.choices"] };
  }
  if (form.kind === "student-output") {
    return { names: [...OUTPUT_COLUMNS, RATIONALE_COLUMN], lists: [] };
  }
  return { names: Object.values(form.mapping.columns), lists: form.mapping.choices };
}

function questionRow(line: number, value: unknown): ReadRow {
  const explained = explanationKey(value);
  if (explained !== null) {
    const reason = `"${explained}" holds an explanation, and questions are imported without one. Import the file as a table.`;
    return flawed([{ line, field: explained, reason }]);
  }
  const counted: Counted[] = [];
  const read = readQuestion(value, (example) =>
    counted.push({ kind: "folded-gold", line, example }),
  );
  if (Array.isArray(read)) return flawed(read.map((flaw) => ({ line, ...flaw })));
  const record: ContentRecord = { line, ...read, ...NOBODY };
  const problems = textProblems(record);
  return problems.length > 0
    ? flawed(problems)
    : { record, problems, remarks: repeatedChoices(record), counted };
}

/** The key under which a question brings an explanation; null where it brings none. */
function explanationKey(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return null;
  const found = Object.entries(value).find(
    ([key, inner]) => isExplanation(key) && (textOf(inner) !== "" || typeof inner === "object"),
  );
  return found && found[1] !== null ? found[0] : null;
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

function outputRow({ line, cell }: SourceRecord, defaults: ContentDefaults): ReadRow {
  const problems: Problem[] = [];
  const counted: Counted[] = [];
  const row = { line, cell: (column: string) => textOf(cell(column)) };
  const output = readOutput(row, problems, counted);
  if (!output) return flawed(problems);
  const method = methodKey(defaults.method ?? "") ?? defaults.method;
  const record: ContentRecord = { externalId: null, ...output, ...defaults, method };
  problems.push(...textProblems(record));
  if (problems.length > 0) return flawed(problems);
  const remarks = [...repeatedChoices(record), ...outputRemarks(output)];
  return { record, problems, remarks, counted };
}

function flawed(problems: Problem[]): ReadRow {
  return { record: null, problems, remarks: [] };
}
