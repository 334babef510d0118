import "server-only";
import type { Transaction } from "@/lib/server/shared/db";

/** Rows a statement: some hundred milliseconds, between which it is told how far it has come. */
const PORTION = 5000;

/** Stores the staged questions that the study lacks; gives their number. */
export async function insertQuestions(tx: Transaction, studyId: string): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO question (id, study_id, external_id, stem, choices, labels, gold_index)
      SELECT id, ${studyId}::uuid, external_id, stem, choices, labels, gold_index
        FROM asked_question WHERE added`;
}

/** Stores the staged explanations; gives their number. */
export async function insertExplanations(
  tx: Transaction,
  studyId: string,
  onProgress: (lines: number, ofLines: number) => void,
): Promise<number> {
  const [last] = await tx.$queryRaw<{ line: number }[]>`
    SELECT coalesce(max(line), 0)::int AS line FROM incoming`;
  const lines = last?.line ?? 0;
  let stored = 0;
  for (let from = 0; from <= lines; from += PORTION) {
    stored += await tx.$executeRaw`
      INSERT INTO explanation (study_id, question_id, method_id, model_run_id, text, length,
                               answer_text, answer_index)
        SELECT ${studyId}::uuid, i.question_id, s.method_id, s.run_id, i.explanation,
               char_length(i.explanation), i.answer_text, i.answer_index
          FROM incoming i JOIN incoming_student s USING (student)
          WHERE i.line >= ${from} AND i.line < ${from + PORTION} AND i.explanation <> ''`;
    onProgress(Math.min(from + PORTION, lines), lines);
  }
  return stored;
}
