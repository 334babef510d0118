import "server-only";
import { Prisma } from "@/lib/server/prisma-client/client";
import type { Transaction } from "@/lib/server/shared/db";
import { foldedKeyOf } from "./known-questions";

/** Questions a statement. */
const PORTION = 500;

interface WrittenQuestion {
  key: string;
  stem: string;
  choices: string[];
}

/** Notes on staged rows: how their question was found. */
export const FOLDED = "folded";
export const AMBIGUOUS = "ambiguous";
export const KNOWN_AS_OUTPUT = "known-as-output";

/**
 * Right answers are compared by their words; of a question that is written in another way it is the
 * place that has to be the same.
 */
const goldAs = (other: Prisma.Sql) => Prisma.sql`
  CASE WHEN i.gold_index IS NULL THEN ''
       WHEN i.choices[i.gold_index + 1] IS NOT NULL AND ${other}.gold_index IS NOT NULL
            AND ${other}.choices[i.gold_index + 1] = ${other}.choices[${other}.gold_index + 1]
         THEN ${other}.gold
       ELSE i.gold END`;

/**
 * Gives rows with the id of a question that is written in another way (see foldedQuestionKey) that
 * question's key: it is the same question.
 */
export async function matchFoldedById(tx: Transaction): Promise<void> {
  await inPortions(
    (after) => tx.$queryRaw<WrittenQuestion[]>`
      SELECT DISTINCT ON (i.key) i.key, i.stem, i.choices
        FROM incoming i JOIN known_question k ON k.id = i.question_id
        WHERE i.stem IS NOT NULL AND i.key <> k.key AND i.key > ${after}
        ORDER BY i.key LIMIT ${PORTION}`,
    async (rows) => {
      await tx.$executeRaw`
        UPDATE incoming i SET key = k.key, gold = ${goldAs(Prisma.sql`k`)}, note = ${FOLDED}
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (key text, folded text)
          JOIN known_question k ON k.folded_key = r.folded
          WHERE i.question_id = k.id AND i.key = r.key AND i.key <> k.key`;
    },
  );
}

/**
 * Gives rows without an id, whose question is not found as it is written, the only known question that
 * differs in nothing but its writing. Where two differ in nothing else, or a student would answer it
 * twice, it stays a question of its own, with a note.
 */
export async function matchFoldedByContent(tx: Transaction): Promise<void> {
  const [known] = await tx.$queryRaw<{ any: boolean }[]>`
    SELECT EXISTS (TABLE known_question) AS any`;
  if (!known?.any) return;
  await inPortions(
    (after) => tx.$queryRaw<WrittenQuestion[]>`
      SELECT DISTINCT ON (key) key, stem, choices
        FROM incoming
        WHERE question_id IS NULL AND external_id IS NULL AND stem IS NOT NULL AND key > ${after}
        ORDER BY key LIMIT ${PORTION}`,
    async (rows) => {
      const written = Prisma.sql`
        jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (key text, folded text)`;
      await tx.$executeRaw`
        WITH meant AS (
          SELECT r.key, (array_agg(k.id))[1] AS id, count(*) AS known
            FROM ${written} JOIN known_question k ON k.folded_key = r.folded
            GROUP BY r.key
        )
        UPDATE incoming i SET note = ${AMBIGUOUS}
          FROM meant
          WHERE i.key = meant.key AND i.question_id IS NULL AND i.external_id IS NULL
            AND meant.known > 1`;
      await tx.$executeRaw`
        WITH meant AS (
          SELECT r.key, (array_agg(k.id))[1] AS id
            FROM ${written} JOIN known_question k ON k.folded_key = r.folded
            GROUP BY r.key HAVING count(*) = 1
        ), taken AS (
          SELECT DISTINCT student, question_id FROM incoming
            WHERE question_id IN (SELECT id FROM meant)
        ), wanted AS (
          SELECT i.student, meant.id, min(i.key) AS key
            FROM incoming i JOIN meant USING (key)
            WHERE i.question_id IS NULL AND i.external_id IS NULL
            GROUP BY i.student, meant.id HAVING min(i.key) = max(i.key)
        )
        UPDATE incoming i
          SET question_id = k.id, key = k.key, gold = ${goldAs(Prisma.sql`k`)}, note = ${FOLDED}
          FROM wanted w JOIN known_question k ON k.id = w.id
          WHERE i.key = w.key AND i.student = w.student AND i.question_id IS NULL
            AND i.external_id IS NULL
            AND NOT EXISTS (
              SELECT FROM taken t WHERE t.student = w.student AND t.question_id = w.id)`;
    },
  );
}

/** Notes rows with an id of their own whose question the study has from a student's output, written in another way. */
export async function noteKnownAsOutput(tx: Transaction): Promise<void> {
  const [made] = await tx.$queryRaw<{ any: boolean }[]>`
    SELECT EXISTS (SELECT FROM known_question WHERE external_id LIKE 'q-%') AS any`;
  if (!made?.any) return;
  await inPortions(
    (after) => tx.$queryRaw<WrittenQuestion[]>`
      SELECT DISTINCT ON (key) key, stem, choices
        FROM incoming
        WHERE question_id IS NULL AND external_id IS NOT NULL AND stem IS NOT NULL
          AND key > ${after}
        ORDER BY key LIMIT ${PORTION}`,
    async (rows) => {
      await tx.$executeRaw`
        UPDATE incoming i SET note = ${KNOWN_AS_OUTPUT}
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (key text, folded text)
          JOIN known_question k ON k.folded_key = r.folded
          WHERE i.key = r.key AND i.question_id IS NULL AND i.external_id IS NOT NULL
            AND k.external_id LIKE 'q-%' AND k.external_id <> i.made_id`;
    },
  );
}

/** Makes rows of one id, of which some write their question in another way, one question. */
export async function matchFoldedInFile(tx: Transaction): Promise<void> {
  await inPortions(
    (after) => tx.$queryRaw<(WrittenQuestion & { first: number })[]>`
      WITH several AS (
        SELECT external_id, min(line) AS first FROM incoming
          WHERE external_id IS NOT NULL AND question_id IS NULL AND stem IS NOT NULL
          GROUP BY external_id HAVING min(key) <> max(key)
      )
      SELECT * FROM (
        SELECT DISTINCT ON (i.key, s.first) i.key, i.stem, i.choices, s.first
          FROM incoming i JOIN several s USING (external_id)
          WHERE i.stem IS NOT NULL AND i.key > ${after}
          ORDER BY i.key, s.first
      ) one
      ORDER BY key FETCH FIRST ${PORTION} ROWS WITH TIES`,
    async (rows) => {
      const firsts = await tx.$queryRaw<(WrittenQuestion & { line: number })[]>`
        SELECT line, key, stem, choices FROM incoming
          WHERE line = ANY(${rows.map(({ first }) => first)})`;
      const foldedFirst = new Map(firsts.map((first) => [first.line, foldedKeyOf(first)]));
      const same = rows.filter(({ first, folded }) => foldedFirst.get(first) === folded);
      await tx.$executeRaw`
        UPDATE incoming i SET key = f.key, gold = ${goldAs(Prisma.sql`f`)}, note = ${FOLDED}
          FROM jsonb_to_recordset(${JSON.stringify(same)}::jsonb) AS r (key text, first int)
          JOIN incoming f ON f.line = r.first
          WHERE i.external_id = f.external_id AND i.key = r.key AND i.key <> f.key`;
    },
  );
}

/** Reads questions in the order of their keys, with their folded keys, and hands on each portion. */
async function inPortions<Row extends WrittenQuestion>(
  read: (after: string) => Promise<Row[]>,
  use: (rows: (Row & { folded: string | null })[]) => Promise<void>,
): Promise<void> {
  for (let after = ""; ; ) {
    const rows = await read(after);
    const last = rows.at(-1);
    if (!last) return;
    await use(rows.map((row) => ({ ...row, folded: foldedKeyOf(row) })));
    after = last.key;
  }
}
