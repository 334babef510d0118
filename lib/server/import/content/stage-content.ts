import "server-only";
import type { ContentRecord } from "@/lib/importers/content-record";
import { questionKey, withoutSpace } from "@/lib/importers/question-key";
import { idFromKey, shortKey } from "@/lib/server/import/import-question-id";
import type { Transaction } from "@/lib/server/shared/db";

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
  const rows = records.map((record) => ({
    ...record,
    ...keysOf(record),
    student: studentName(record),
  }));
  await tx.$executeRaw`
    INSERT INTO incoming (line, external_id, made_id, stem, choices, labels, gold_index, method,
                          model_size, run_number, answer_text, answer_index, explanation, key, gold,
                          student)
      SELECT r.line, r."externalId", r."madeId", r.stem, r.choices, r.labels, r."goldIndex",
             r.method, r."modelSize", r."runNumber", r."answerText", r."answerIndex",
             r.explanation, r.key, r.gold, r.student
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
          line int, "externalId" text, "madeId" text, stem text, choices text[], labels text[],
          "goldIndex" int, method text, "modelSize" text, "runNumber" int, "answerText" text,
          "answerIndex" int, explanation text, key text, gold text, student text)`;
}

/** Makes the stage fast to compare, when all rows are there. */
export async function finishStage(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT index_import_table('incoming')`;
}

/**
 * By which a question is the same as another (see questionKey), its right answer in the same way (""
 * where it is not given), and the id that follows from its content. A row that names its question by
 * the id alone has none of them.
 */
export function keysOf({
  stem,
  choices,
  goldIndex,
}: Pick<ContentRecord, "stem" | "choices" | "goldIndex">): {
  key: string | null;
  gold: string;
  madeId: string | null;
} {
  if (stem === null) return { key: null, gold: "", madeId: null };
  const key = shortKey(questionKey({ stem, choices }));
  const gold = withoutSpace(choices[goldIndex ?? -1] ?? "");
  return { key, gold, madeId: idFromKey(key) };
}

/** Which student a row is of; "" for a question alone. */
function studentName({
  method,
  modelSize,
  runNumber,
}: Pick<ContentRecord, "method" | "modelSize" | "runNumber">): string {
  return method === null ? "" : JSON.stringify([method, modelSize, runNumber]);
}
