import "server-only";
import { foldedQuestionKey } from "@/lib/importers/question-key";
import { shortKey } from "@/lib/server/import/import-question-id";
import type { Transaction } from "@/lib/server/shared/db";
import { keysOf } from "./stage-content";

/** Questions a statement. */
const PORTION = 1000;

interface KnownQuestion {
  id: string;
  stem: string | null;
  choices: string[];
  goldIndex: number | null;
}

/**
 * Fills `known_question` with the study's questions and their keys. Keys are computed here and nowhere
 * in SQL, so that a file's rows and the study's questions have theirs from one function.
 */
export async function stageKnownQuestions(tx: Transaction, studyId: string): Promise<void> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const questions = await tx.$queryRaw<KnownQuestion[]>`
      SELECT id, stem, choices, gold_index AS "goldIndex" FROM question
        WHERE study_id = ${studyId}::uuid AND id > ${after}::uuid ORDER BY id LIMIT ${PORTION}`;
    const last = questions.at(-1);
    if (!last) break;
    after = last.id;
    const rows = questions.map(({ id, ...question }) => ({
      id,
      // One whose text is not known is like no other.
      key: keysOf(question).key ?? "",
      gold: keysOf(question).gold,
      foldedKey: foldedKeyOf(question),
    }));
    await tx.$executeRaw`
      INSERT INTO known_question (id, external_id, stem, choices, labels, gold_index, key, gold,
                                  folded_key)
        SELECT q.id, q.external_id, q.stem, q.choices, q.labels, q.gold_index, r.key, r.gold,
               r."foldedKey"
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
            AS r (id uuid, key text, gold text, "foldedKey" text)
          JOIN question q ON q.id = r.id AND q.study_id = ${studyId}::uuid`;
  }
  await tx.$executeRaw`SELECT index_import_table('known_question')`;
}

/** Of a question as it is compared where it is not found as it is written; null without its text. */
export function foldedKeyOf({
  stem,
  choices,
}: Pick<KnownQuestion, "stem" | "choices">): string | null {
  return stem === null ? null : shortKey(foldedQuestionKey({ stem, choices }));
}
