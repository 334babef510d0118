import "server-only";
import { resolveAnswer } from "@/lib/importers/answers/resolve-answer";
import type { Transaction } from "@/lib/server/shared/db";

/** Rows a statement. */
const PORTION = 1000;

interface AnswerById {
  line: number;
  answer: string;
  choices: string[];
  labels: string[];
}

interface AnswerPlace {
  line: number;
  index: number | null;
  /** The words of its choice. */
  answer: string | null;
  note: string | null;
}

/** Notes on staged rows that name their question by the id alone. */
export const FOLDED_ANSWER = "folded-answer";
export const FOREIGN_LABEL = "foreign-label";

/**
 * Finds the answers of rows that name their question by its id alone among the choices of that
 * question: as they are written, or else as resolveAnswer finds them, which has the question's labels.
 */
export async function findAnswersById(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    UPDATE incoming i
      SET answer_index = array_position(a.choices, i.answer_text) - 1
      FROM asked_question a
      WHERE a.id = i.question_id AND i.stem IS NULL AND i.answer_text = ANY(a.choices)`;
  for (let after = 0; ; ) {
    const rows = await tx.$queryRaw<AnswerById[]>`
      SELECT i.line, i.answer_text AS answer, a.choices, a.labels
        FROM incoming i JOIN asked_question a ON a.id = i.question_id
        WHERE i.stem IS NULL AND i.answer_text <> '' AND i.answer_index IS NULL
          AND i.line > ${after}
        ORDER BY i.line LIMIT ${PORTION}`;
    const last = rows.at(-1);
    if (!last) return;
    after = last.line;
    const found = rows.flatMap(readAnswer);
    await tx.$executeRaw`
      UPDATE incoming i
        SET answer_index = r.index, answer_text = coalesce(r.answer, i.answer_text), note = r.note
        FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
          AS r (line int, index int, answer text, note text)
        WHERE r.line = i.line`;
  }
}

function readAnswer({ line, answer, choices, labels }: AnswerById): AnswerPlace[] {
  const list = { texts: choices, labels: labels.length > 0 ? labels : null };
  const found = resolveAnswer(answer, list);
  if (found.kind === "none") return [];
  return found.kind === "choice"
    ? [
        {
          line,
          index: found.index,
          answer: choices[found.index] ?? null,
          note: found.folded ? FOLDED_ANSWER : null,
        },
      ]
    : [{ line, index: null, answer: null, note: FOREIGN_LABEL }];
}
