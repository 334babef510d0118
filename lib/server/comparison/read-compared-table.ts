import "server-only";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import { collectSet } from "@/lib/comparison/responses/collect-set";
import { readNumberLines } from "@/lib/comparison/responses/read-number-lines";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import { STUDENT_CORRECT } from "@/lib/server/content/student-correct";
import { inlineValues } from "@/lib/server/export/inline-values";
import { excludedIds } from "@/lib/server/participants/excluded-participants";
import { Prisma } from "@/lib/server/prisma-client/client";
import type { Transaction } from "@/lib/server/shared/db";
import { streamCopy } from "@/lib/server/shared/stream-portions";
import type { SnapshotName } from "@/lib/server/shared/take-snapshot";
import { loadAboutYou } from "./load-about-you";
import { TRIAL_ORDER } from "./stream-responses";
import { comparedMethod, loadCompared } from "./study-responses";

export interface ComparedResponses {
  studyId: string;
  set: AnalysisSet;
  /** Whose responses are looked at, as a condition over participants `p`. */
  condition: Prisma.Sql;
  snapshot: SnapshotName;
  /** Given up when nobody waits for it any more. */
  signal: AbortSignal;
}

/**
 * The responses of an analysis set as a table to compare, read in the snapshot, which `tx` sees as well.
 * The same responses give the same table as the comparison page has.
 */
export async function readComparedTable(
  tx: Transaction,
  { studyId, set, condition, snapshot, signal }: ComparedResponses,
): Promise<ResponseTable> {
  const { methods, constructs } = await loadCompared(studyId, tx);
  const collected = collectSet(
    set,
    methods.map(comparedMethod),
    constructs.map(({ id: _, ...construct }) => construct),
  );
  const read = readNumberLines(collected.add);
  const lines = inlineValues(participantLines(studyId, condition));
  for await (const piece of streamCopy(`COPY (${lines}) TO STDOUT`, "comparison", snapshot)) {
    signal.throwIfAborted();
    read(piece);
  }
  const participants = await loadRespondents(tx, studyId, condition);
  return { ...collected.table(), aboutYou: await loadAboutYou(tx, studyId, participants) };
}

/** Everybody with a response: PARTICIPANT_NUMBERS, then RESPONSE_NUMBERS and the answers of each response. */
const participantLines = (studyId: string, condition: Prisma.Sql) => Prisma.sql`
  SELECT concat_ws(',', (p.id IN (${excludedIds(studyId)}))::int,
           (p.status IN ('COMPLETED', 'FAILED_ATTENTION'))::int,
           (p.status = 'FAILED_ATTENTION')::int,
           string_agg(concat_ws(',', m.place, n.number, e.number, coalesce(s.number, -1),
             coalesce((${STUDENT_CORRECT})::int, -1),
             CASE WHEN (SELECT s.order_known FROM study s WHERE s.id = ${studyId}::uuid)
                  THEN t.position ELSE 0 END,
             e.length,
             coalesce(r.duration_ms, -1),
             (SELECT string_agg(g.value::text, ',' ORDER BY c.position)
                FROM rating g JOIN construct c ON c.id = g.construct_id
                WHERE g.trial_id = r.trial_id)), ',' ORDER BY ${Prisma.raw(TRIAL_ORDER)}))
    FROM response r
    JOIN trial t ON t.id = r.trial_id
    JOIN participant p ON p.id = t.participant_id
    JOIN (SELECT e.*, row_number() OVER () AS number
            FROM explanation e WHERE e.study_id = ${studyId}::uuid) AS e ON e.id = t.explanation_id
    JOIN question q ON q.id = e.question_id
    LEFT JOIN (SELECT s.id, row_number() OVER () AS number
            FROM model_run s WHERE s.study_id = ${studyId}::uuid) AS s ON s.id = e.model_run_id
    JOIN (SELECT m.id, row_number() OVER (ORDER BY m.position, m.key) - 1 AS place
            FROM method m WHERE m.study_id = ${studyId}::uuid) AS m ON m.id = e.method_id
    JOIN (SELECT q.id, row_number() OVER () AS number
            FROM question q WHERE q.study_id = ${studyId}::uuid) AS n ON n.id = e.question_id
    WHERE r.study_id = ${studyId}::uuid AND (${condition})
    GROUP BY p.id
    ORDER BY p.ordinal`;

/** The ids of those who gave them, in the same order. */
async function loadRespondents(tx: Transaction, studyId: string, condition: Prisma.Sql) {
  const [row] = await tx.$queryRaw<{ ids: string[] | null }[]>`
    SELECT array_agg(p.id::text ORDER BY p.ordinal) AS ids FROM participant p
      WHERE p.study_id = ${studyId}::uuid AND (${condition})
        AND EXISTS (SELECT FROM trial t JOIN response r ON r.trial_id = t.id
                      WHERE t.participant_id = p.id)`;
  return row?.ids ?? [];
}
