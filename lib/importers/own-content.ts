import { unguardFormula } from "./formula-start";
import type { CellOf } from "./text/text-cell";

/** The columns of any content.csv that an export of a study wrote; later ones have size and run too. */
export const OWN_CONTENT_COLUMNS = [
  "question_id",
  "question",
  "choices",
  "gold_answer",
  "gold_index",
  "method",
  "model_run_id",
  "explanation_id",
  "explanation",
  "explanation_length",
  "student_answer",
  "answer_index",
  "student_correct",
  "retired_at",
  "retired_reason",
];

/** Those whose texts get an apostrophe before what a spreadsheet could run. */
export const GUARDED_COLUMNS = [
  "question_id",
  "question",
  "gold_answer",
  "method",
  "model_size",
  "explanation",
  "student_answer",
  "retired_reason",
];

/**
 * Whether a table is our own content.csv, by its header: it has all of these columns, which no other
 * program names so, in any order; further ones may have been added. JSON Lines of ours have no guard.
 */
export function isOwnContent(columns: readonly string[]): boolean {
  return OWN_CONTENT_COLUMNS.every((name) => columns.includes(name));
}

/** A row of our own content.csv as it was before the export guarded it. */
export function ownRecord<Row extends { cell: CellOf }>(row: Row): Row {
  const { cell } = row;
  return {
    ...row,
    cell: (column: string) => {
      const field = cell(column);
      const isGuarded = typeof field === "string" && GUARDED_COLUMNS.includes(column);
      return isGuarded ? unguardFormula(field) : field;
    },
  };
}
