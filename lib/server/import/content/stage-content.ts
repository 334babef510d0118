import "server-only";
import type { ContentRecord } from "@/lib/importers/content-record";
import { questionKey } from "@/lib/importers/question-key";
import { idFromContent } from "@/lib/server/import/import-question-id";
import { Prisma } from "@/lib/server/prisma-client/client";
import type { Transaction } from "@/lib/server/shared/db";

/**
 * By which a question is the same as another: its text and its choices in their order, without white
 * space.
 */
export const contentKey = (stem: Prisma.Sql, choices: Prisma.Sql) => Prisma.sql`
  md5(${withoutSpace(Prisma.sql`array_to_string(${stem} || ${choices}, E'\\x01')`)})`;

/** The right answer without white space; "" where it is not given. */
export const goldKey = (choices: Prisma.Sql, goldIndex: Prisma.Sql) => Prisma.sql`
  coalesce(${withoutSpace(Prisma.sql`(${choices})[${goldIndex} + 1]`)}, '')`;

/** Many times faster than a regular expression. */
function withoutSpace(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`translate(${text}, E' \\t\\n\\r\\f\\v\\u00A0\\u3000', '')`;
}

/**
 * The rows of a file while an import works on them, in tables of this transaction alone: what has to
 * be compared is compared there, so that no number of rows fills this process's memory. The app's role
 * makes no tables: a function of the database makes `incoming`, `known_question`, `asked_question` and
 * `incoming_student`, empty.
 */
export async function makeStage(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT make_import_tables()`;
}

/** Puts rows there. */
export async function stageRecords(
  tx: Transaction,
  records: readonly ContentRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ stem, choices, ...record }) => ({
    ...record,
    stem,
    choices,
    madeId: stem === null ? null : idFromContent(questionKey({ stem, choices })),
    student: studentName(record),
  }));
  await tx.$executeRaw`
    INSERT INTO incoming
      SELECT r.line, r."externalId", r."madeId", r.stem, r.choices, r."goldIndex", r.method,
             r."modelSize", r."runNumber", r."answerText", r."answerIndex", r.explanation,
             ${contentKey(Prisma.sql`r.stem`, Prisma.sql`r.choices`)},
             ${goldKey(Prisma.sql`r.choices`, Prisma.sql`r."goldIndex"`)}, r.student
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
          line int, "externalId" text, "madeId" text, stem text, choices text[], "goldIndex" int,
          method text, "modelSize" text, "runNumber" int, "answerText" text, "answerIndex" int,
          explanation text, student text)`;
}

/** Makes the stage fast to compare, when all rows are there. */
export async function finishStage(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT index_import_table('incoming')`;
}

/** Which student a row is of; "" for a question alone. */
function studentName({
  method,
  modelSize,
  runNumber,
}: Pick<ContentRecord, "method" | "modelSize" | "runNumber">): string {
  return method === null ? "" : JSON.stringify([method, modelSize, runNumber]);
}
