import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { ShownTrial } from "@/lib/views/participants/run-timeline";

/** The trials that a participant of the study answered, with what was shown and answered. */
export async function loadShownTrials(
  { studyId }: StudyAccess,
  ordinal: number,
): Promise<ShownTrial[]> {
  const rows = await db().$queryRaw<(Omit<ShownTrial, "receivedAt"> & { receivedAt: Date })[]>`
    SELECT t.position, q.stem, coalesce(e.answer_text, q.choices[e.answer_index + 1]) AS answer,
           e.text AS explanation, m.label AS method, r.received_at AS "receivedAt",
           r.duration_ms AS "durationMs", r.away_ms AS "awayMs",
           r.first_answer_ms AS "firstAnswerMs", r.changes, r.focus_losses AS "focusLosses", r.translated,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('construct', c.key, 'value', g.value)
                     ORDER BY c.position), '[]')
              FROM rating g JOIN construct c ON c.id = g.construct_id
              WHERE g.trial_id = t.id) AS ratings
      FROM participant p
      JOIN trial t ON t.participant_id = p.id
      JOIN response r ON r.trial_id = t.id
      JOIN explanation e ON e.id = t.explanation_id
      JOIN question q ON q.id = e.question_id
      JOIN method m ON m.id = e.method_id
      WHERE p.study_id = ${studyId}::uuid AND p.ordinal = ${ordinal}
      ORDER BY t.position, r.received_at`;
  return rows.map(({ receivedAt, ...row }) => ({ ...row, receivedAt: receivedAt.toISOString() }));
}
