import "server-only";
import type { Transaction } from "@/lib/server/shared/db";
import { prolificSpellings } from "@/lib/study/recruitment/external-id";
import { givesPlaceAway, type ProlificStatus } from "@/lib/study/recruitment/prolific-status";

export interface ToldSubmission {
  /** The submission's id, and the person's, at Prolific. */
  sessionId: string;
  participantId: string;
  status: ProlificStatus;
  at: Date;
}

/**
 * Records what Prolific says of a submission beside the participant's own status. When Prolific gives
 * the place away, so do we: unanswered places count as free from now on. What was said before
 * something that is already known changes nothing.
 *
 * @returns whether some participant came with this submission.
 */
export async function recordSubmissionStatus(
  tx: Transaction,
  { sessionId, participantId, status, at }: ToldSubmission,
): Promise<boolean> {
  const found = await tx.$queryRaw<{ id: string; newer: boolean; kept: boolean }[]>`
    SELECT p.id, coalesce(p.recruiter_status_at <= ${at}, true) AS newer,
           coalesce(p.reserved_until > now(), false) AS kept
      FROM recruiter_identity i JOIN participant p ON p.id = i.participant_id
      WHERE i.parameters ->> 'SESSION_ID' = ${sessionId}
        AND i.parameters ->> 'PROLIFIC_PID' = ANY (${prolificSpellings(participantId)})
        AND p.source = 'PROLIFIC'
      ORDER BY p.id FOR UPDATE OF p`;
  const frees = givesPlaceAway(status);
  for (const { id, kept } of found.filter(({ newer }) => newer)) {
    const detail = JSON.stringify({ status, placesFreed: frees && kept });
    await tx.$executeRaw`
      UPDATE participant SET recruiter_status = ${status}, recruiter_status_at = ${at},
          reserved_until = CASE WHEN ${frees && kept} THEN now() ELSE reserved_until END,
          kept_until = CASE WHEN ${frees} THEN NULL ELSE kept_until END
        WHERE id = ${id}::uuid`;
    await tx.$executeRaw`
      INSERT INTO participant_event (study_id, participant_id, kind, detail)
        SELECT study_id, id, 'recruiter-status', ${detail}::jsonb
          FROM participant WHERE id = ${id}::uuid`;
  }
  return found.length > 0;
}
