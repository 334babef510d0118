import "server-only";
import { STUDENT_CORRECT } from "@/lib/server/content/student-correct";
import { Prisma } from "@/lib/server/prisma-client/client";
import { db, type Transaction } from "@/lib/server/shared/db";
import { LatelyUsed } from "@/lib/server/shared/lately-used";
import {
  type Pool,
  type PoolContent,
  preparePool,
  withoutRetired,
} from "@/lib/study/assignment/pool";
import type { Protocol } from "@/lib/study/protocol/protocol";

const STUDIES_KEPT = 20;
/** Whether an explanation `e` of its question `q` has everything that a trial shows. */
const COMPLETE = Prisma.sql`
  (e.text IS NOT NULL AND e.answer_index IS NOT NULL AND q.stem IS NOT NULL)`;
/** The same, and is not retired now. */
export const SHOWABLE = Prisma.sql`(${COMPLETE} AND e.retired_at IS NULL)`;
const contents = new LatelyUsed<PoolContent[]>(STUDIES_KEPT);
const pools = new LatelyUsed<Pool>(STUDIES_KEPT);

/** Every explanation of the study, as the rules of a pool look at it now: retired ones are not shown. */
export function loadPoolContent(
  studyId: string,
  client: Transaction = db(),
): Promise<PoolContent[]> {
  return readContent(studyId, client, SHOWABLE);
}

/** The same as if none had ever been retired. */
export function loadWholeContent(studyId: string, client: Transaction): Promise<PoolContent[]> {
  return readContent(studyId, client, COMPLETE);
}

function readContent(
  studyId: string,
  client: Transaction,
  showable: Prisma.Sql,
): Promise<PoolContent[]> {
  return client.$queryRaw<PoolContent[]>`
    SELECT e.id AS "explanationId", e.question_id AS "questionId", e.method_id AS "methodId",
           e.length, ${STUDENT_CORRECT} AS correct,
           ${showable} AS showable
      FROM explanation e JOIN question q ON q.id = e.question_id
      WHERE e.study_id = ${studyId}::uuid`;
}

/** A study that people take part in, as far as its pools depend on it. */
export interface FrozenStudy {
  id: string;
  /** After a pilot its content may have been changed, and is another one here. */
  discardedPilots: number;
  /** The last time that an explanation was retired, or given out again; "0" before the first. */
  lastRetirement: string;
}

/** What a study's pools depend on now; what is kept of it holds while this is the same. */
export async function findFrozenStudy(tx: Transaction, studyId: string): Promise<FrozenStudy> {
  const [study] = await tx.$queryRaw<FrozenStudy[]>`
    SELECT s.id, s.discarded_pilots AS "discardedPilots",
           coalesce((SELECT max(r.id) FROM explanation_retirement r WHERE r.study_id = s.id), 0)::text
             AS "lastRetirement"
      FROM study s WHERE s.id = ${studyId}::uuid`;
  if (!study) throw new RangeError("There is no such study.");
  return study;
}

/** All content of a study that people take part in: it is frozen, and is read once a process. */
export async function loadFrozenContent(
  tx: Transaction,
  { id, discardedPilots }: Pick<FrozenStudy, "id" | "discardedPilots">,
): Promise<PoolContent[]> {
  const key = `${id}/${discardedPilots}`;
  const known = contents.get(key);
  if (known) return known;
  const content = await loadWholeContent(id, tx);
  contents.set(key, content);
  return content;
}

/** The explanations that a frozen protocol version shows, without those that are retired. */
export async function loadPool(
  tx: Transaction,
  study: FrozenStudy,
  protocolVersionId: string,
  protocol: Protocol,
): Promise<Pool> {
  const key = `${protocolVersionId}/${study.discardedPilots}/${study.lastRetirement}`;
  const known = pools.get(key);
  if (known) return known;
  const content = await loadFrozenContent(tx, study);
  const retired = await tx.explanation.findMany({
    where: { studyId: study.id, retiredAt: { not: null } },
    select: { id: true },
  });
  const pool = preparePool(
    withoutRetired(content, new Set(retired.map(({ id }) => id))),
    protocol.pool,
  );
  pools.set(key, pool);
  return pool;
}
