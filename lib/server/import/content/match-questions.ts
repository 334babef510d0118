import "server-only";
import { Prisma } from "@/lib/server/prisma-client/client";
import type { Transaction } from "@/lib/server/shared/db";
import { findAnswersById } from "./answers-by-id";
import { stageKnownQuestions } from "./known-questions";
import { matchFoldedByContent, matchFoldedById, matchFoldedInFile } from "./match-folded";

/**
 * Gives every staged row its question: by its id where the file gives one, else by its text and
 * choices. Questions that stand in the study twice, under two ids, are taken one after the other by
 * each student, those with the same right answer first. A question that is written in another way is
 * found too, where it can be only one. What the study lacks gets an id that follows from its content. Afterwards `asked_question` holds every question of the file.
 */
export async function matchQuestions(tx: Transaction, studyId: string): Promise<void> {
  await stageKnownQuestions(tx, studyId);
  await tx.$executeRaw`
    UPDATE incoming i SET question_id = k.id
      FROM known_question k WHERE k.external_id = i.external_id`;
  await matchFoldedById(tx);
  await matchByContent(tx);
  await gatherQuestions(tx);
}

async function matchByContent(tx: Transaction): Promise<void> {
  // A row that is a question alone is no second answer: it is always the first one.
  const turn = (by: Prisma.Sql) => Prisma.sql`
    CASE WHEN student = '' THEN 1
         ELSE row_number() OVER (PARTITION BY student, ${by} ORDER BY line) END`;
  await tx.$executeRaw`
    WITH asked AS (
      SELECT line, key, gold, ${turn(Prisma.sql`key, gold`)} AS turn
        FROM incoming WHERE external_id IS NULL
    ), have AS (
      SELECT id, key, gold,
             row_number() OVER (PARTITION BY key, gold ORDER BY external_id COLLATE "C") AS turn
        FROM known_question
    )
    UPDATE incoming i SET question_id = have.id
      FROM asked JOIN have USING (key, gold, turn)
      WHERE asked.line = i.line`;
  await tx.$executeRaw`
    WITH asked AS (
      SELECT line, student, key, ${turn(Prisma.sql`key`)} AS turn
        FROM incoming
        WHERE external_id IS NULL AND question_id IS NULL
          AND key IN (SELECT key FROM known_question)
    ), taken AS MATERIALIZED (
      SELECT student, question_id FROM incoming WHERE external_id IS NULL AND question_id IS NOT NULL
    ), have AS (
      SELECT a.student, k.id, k.key,
             row_number() OVER (PARTITION BY a.student, k.key ORDER BY k.external_id COLLATE "C") AS turn
        FROM (SELECT DISTINCT student, key FROM asked) a
        JOIN known_question k USING (key)
        LEFT JOIN taken t ON t.student = a.student AND t.question_id = k.id
        WHERE t.question_id IS NULL
    )
    UPDATE incoming i SET question_id = have.id
      FROM asked JOIN have USING (student, key, turn)
      WHERE asked.line = i.line`;
  await matchFoldedByContent(tx);
  // One too many: it is found as an answer that is given twice.
  await tx.$executeRaw`
    UPDATE incoming i SET question_id = k.id
      FROM (SELECT DISTINCT ON (key) key, id FROM known_question ORDER BY key, external_id) k
      WHERE i.external_id IS NULL AND i.question_id IS NULL AND k.key = i.key`;
  await matchFoldedInFile(tx);
  await tx.$executeRaw`
    UPDATE incoming SET external_id = made_id WHERE external_id IS NULL AND question_id IS NULL`;
  // The study may have changed the question that this id was made for; then the two are told apart.
  await tx.$executeRaw`
    UPDATE incoming i SET question_id = k.id
      FROM known_question k WHERE i.question_id IS NULL AND k.external_id = i.external_id`;
}

async function gatherQuestions(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO asked_question (id, external_id, stem, choices, labels, gold_index, line, added)
      SELECT gen_random_uuid(), n.*, true
        FROM (
          SELECT DISTINCT ON (external_id)
                 external_id, stem, choices, coalesce(labels, '{}'), gold_index, line
            FROM incoming WHERE question_id IS NULL AND stem IS NOT NULL
            ORDER BY external_id, gold_index IS NULL, line
        ) n
      UNION ALL
      SELECT k.id, k.external_id, k.stem, k.choices, k.labels, k.gold_index, NULL, false
        FROM known_question k WHERE k.id IN (SELECT question_id FROM incoming)`;
  await tx.$executeRaw`SELECT index_import_table('asked_question')`;
  await tx.$executeRaw`
    UPDATE incoming i SET question_id = a.id
      FROM asked_question a
      WHERE i.question_id IS NULL AND a.added AND a.external_id = i.external_id`;
  await findAnswersById(tx);
  await takeRightOfEqualChoices(tx);
}

/** Of equal choices the right one counts as answered. */
async function takeRightOfEqualChoices(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    UPDATE incoming i SET answer_index = a.gold_index
      FROM asked_question a
      WHERE a.id = i.question_id AND a.gold_index <> i.answer_index
        AND a.choices[i.answer_index + 1] = a.choices[a.gold_index + 1]`;
}
