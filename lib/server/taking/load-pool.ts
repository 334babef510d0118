import "server-only";
import { type Pool, type PoolContent, preparePool } from "@/lib/study/pool";
import type { Protocol } from "@/lib/study/protocol";
import { db, type Transaction } from "../db";
import { LatelyUsed } from "../lately-used";
import { Prisma } from "../prisma-client/client";
import { STUDENT_CORRECT } from "../viewing/student-correct";

const STUDIES_KEPT = 20;
/** Whether an explanation `e` of its question `q` has everything that a trial shows. */
export const SHOWABLE = Prisma.sql`
  (e.text IS NOT NULL AND e.answer_index IS NOT NULL AND q.stem IS NOT NULL)`;
const contents = new LatelyUsed<PoolContent[]>(STUDIES_KEPT);
const pools = new LatelyUsed<Pool>(STUDIES_KEPT);

/** Every explanation of the study, as the rules of a pool look at it. */
export function loadPoolContent(
  studyId: string,
  client: Transaction = db(),
): Promise<PoolContent[]> {
  return client.$queryRaw<PoolContent[]>`
    SELECT e.id AS "explanationId", e.question_id AS "questionId", e.method_id AS "methodId",
           e.length, ${STUDENT_CORRECT} AS correct,
           ${SHOWABLE} AS showable
      FROM explanation e JOIN question q ON q.id = e.question_id
      WHERE e.study_id = ${studyId}::uuid`;
}

/** A study that people take part in. After a pilot it may have been changed, and is another one here. */
export interface FrozenStudy {
  id: string;
  discardedPilots: number;
}

/** The same for a study that people take part in: its content is frozen, and is read once a process. */
export async function loadFrozenContent(
  tx: Transaction,
  { id, discardedPilots }: FrozenStudy,
): Promise<PoolContent[]> {
  const key = `${id}/${discardedPilots}`;
  const known = contents.get(key);
  if (known) return known;
  const content = await loadPoolContent(id, tx);
  contents.set(key, content);
  return content;
}

/** The explanations that a frozen protocol version shows. */
export async function loadPool(
  tx: Transaction,
  study: FrozenStudy,
  protocolVersionId: string,
  protocol: Protocol,
): Promise<Pool> {
  const key = `${protocolVersionId}/${study.discardedPilots}`;
  const known = pools.get(key);
  if (known) return known;
  const pool = preparePool(await loadFrozenContent(tx, study), protocol.pool);
  pools.set(key, pool);
  return pool;
}
