export type FileKind = "questions" | "student-output" | "accuracy-runs" | "ratings";

/** Columns by which a file is known; two of them are enough, so that the parser can name the rest. */
const TELLING_COLUMNS: readonly (readonly [FileKind, readonly string[]])[] = [
  ["student-output", ["input_predict", "answers_preds", "answers_labels", "rationales_preds"]],
  ["accuracy-runs", ["run", "test accuracy", "target_rationale", "model_size", "training_mode"]],
  ["ratings", ["CASE", "rationale", "rationale_id", "model", "rationale_length"]],
];

/** What a table holds, by the names of its columns; null where they are somebody's own. */
export function detectKind(columns: readonly string[]): FileKind | null {
  let [best, most]: [FileKind | null, number] = [null, 1];
  for (const [kind, telling] of TELLING_COLUMNS) {
    const found = telling.filter((column) => columns.includes(column)).length;
    if (found > most) [best, most] = [kind, found];
  }
  return best;
}
