import type { ReadRow } from "./content-record";
import { type ContentForm, mapContent } from "./map-content";
import type { Problem } from "./outcome";
import { isOwnContent, ownRecord } from "./own-content";
import { OUTPUT_COLUMNS } from "./read-output";
import { readRecords, type TextRecord } from "./text/read-records";
import type { Splitter } from "./text/text-flaw";

export type { ContentForm };

/**
 * Reads a file piece by piece, in any dialect (see detectDialect), so that memory never holds it. What
 * is broken ends it by a problem.
 */
export function readContent(form: ContentForm): Splitter<ReadRow> & { remarks: () => Problem[] } {
  const records = readRecords(neededColumns(form));
  const rows = mapContent(form);
  const lines = countLines();
  let isOwn: boolean | null = null;
  let isTable = false;

  function readRow(record: TextRecord): ReadRow[] {
    if ("problems" in record) return [flawed(record.problems)];
    isOwn ??= isOwnContent(records.header()?.columns ?? []);
    if (form.kind === "questions" && !record.value) {
      if (isTable) return [];
      isTable = true;
      return [flawed([{ line: record.line, reason: NO_JSON }])];
    }
    const row = isOwn ? ownRecord(record) : record;
    return rows.push({ ...row, line: lines.next(row.line) });
  }
  return {
    push: (piece) => records.push(piece).flatMap(readRow),
    end() {
      const last = records.end().flatMap(readRow);
      return records.isBroken() || isTable ? last : [...last, ...rows.end(records.header())];
    },
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

function flawed(problems: Problem[]): ReadRow {
  return { record: null, problems, remarks: [] };
}
