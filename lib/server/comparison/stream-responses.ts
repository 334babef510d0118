import "server-only";
import { STUDENT_CORRECT } from "@/lib/server/content/student-correct";
import { streamPortions } from "@/lib/server/shared/stream-portions";

export interface StreamedResponse {
  participantId: string;
  completed: boolean;
  failedAttention: boolean;
  source: string;
  methodId: string;
  questionId: string;
  explanationId: string;
  modelRunId: string | null;
  /** Null where it is not known. */
  correct: boolean | null;
  position: number;
  length: number;
  durationMs: number | null;
  /** In the order of the constructs, with spaces between them: a list for each row is slow to be freed. */
  ratings: string;
}

/** In which transaction a response was stored, and before which one all is seen. */
interface Recorded {
  trialId: string;
  recordedIn: string;
  seenThrough: string;
}

/** Whether the positions of the study $1 are an order; a position that is none is 0. */
const ORDER_KNOWN = "(SELECT s.order_known FROM study s WHERE s.id = $1)";

const COLUMNS = `
  p.id AS "participantId", p.source::text AS source,
  p.status IN ('COMPLETED', 'FAILED_ATTENTION') AS completed,
  p.status = 'FAILED_ATTENTION' AS "failedAttention",
  e.method_id AS "methodId", e.question_id AS "questionId", e.id AS "explanationId",
  e.model_run_id AS "modelRunId", ${STUDENT_CORRECT.sql} AS correct,
  CASE WHEN ${ORDER_KNOWN} THEN t.position ELSE 0 END AS position, e.length, r.duration_ms AS "durationMs",
  (SELECT coalesce(string_agg(g.value::text, ' ' ORDER BY c.position), '') FROM rating g
     JOIN construct c ON c.id = g.construct_id
     WHERE g.trial_id = r.trial_id) AS ratings`;

const SOURCE = `
  response r
  JOIN trial t ON t.id = r.trial_id
  JOIN participant p ON p.id = t.participant_id
  JOIN explanation e ON e.id = t.explanation_id
  JOIN question q ON q.id = e.question_id`;

/** A participant's responses, the same at every reading: what was answered late stands at the place of what replaced it. */
export const TRIAL_ORDER = "t.position, r.received_at, t.id";

/**
 * The responses of a study that were stored in this transaction or a later one: what a reader has who
 * saw all before it, and a few that it may have seen. A transaction's number is given when it begins
 * and its rows show when it ends, so the reader remembers which transactions had all ended.
 */
export function streamResponses(studyId: string, from: string) {
  return streamPortions<StreamedResponse & Recorded>(
    {
      text: `
        SELECT r.trial_id AS "trialId", r.recorded_in::text AS "recordedIn",
               pg_snapshot_xmin(pg_current_snapshot())::text AS "seenThrough", ${COLUMNS}
          FROM ${SOURCE}
          WHERE r.study_id = $1 AND r.recorded_in >= $2::bigint
          ORDER BY p.ordinal, ${TRIAL_ORDER}`,
      values: [studyId, from],
    },
    "comparison",
  );
}
