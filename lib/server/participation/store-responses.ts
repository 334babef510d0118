import "server-only";
import type { ResponseInput } from "@/lib/schemas/participation/take";
import { db } from "@/lib/server/shared/db";
import type { Ratings } from "@/lib/study/protocol/protocol";
import type { OwnTrial } from "./find-own-trial";

export interface ResponseToStore {
  trial: OwnTrial;
  input: ResponseInput;
}

export interface StoredResponse {
  stored: boolean;
  /** The participant whose places had become free before this, their first answer; else null. */
  lateFor: string | null;
}

/**
 * Stores responses with all that belongs to them, in one statement: each is there completely or not
 * at all, and of any number of identical submissions one inserts.
 *
 * A participant's first answer ends the hold of their places, which are kept from then on.
 *
 * @returns for each, whether it was stored now. It was not when its trial has a response already, or
 * when its participant has withdrawn.
 */
export async function storeResponses(responses: ResponseToStore[]): Promise<StoredResponse[]> {
  // Where one trial comes twice in a batch, the first is stored and the others look again.
  const first = new Map(
    responses.toReversed().map((response) => [response.trial.trialId, response]),
  );
  const given = [...first.values()].map(({ trial, input }) => ({
    trial: trial.trialId,
    duration: input.durationMs,
    submitted: input.submittedAt,
    away: input.paradata?.awayMs,
    first: input.paradata?.firstAnswerMs,
    changes: input.paradata?.changes,
    losses: input.paradata?.focusLosses,
    viewport: input.paradata?.viewport,
    translated: input.paradata?.translated,
    ratings: input.ratings,
    checks: input.checks,
  }));
  // No conflict target: two unique indexes hold the trial, and a race may meet either first. The
  // participant's row is locked against a withdrawal at the same moment.
  const stored = await db().$queryRaw<{ trial: string; lateFor: string | null }[]>`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given (
        trial uuid, duration int, submitted timestamptz, away int, first int, changes smallint,
        losses smallint, viewport text, translated boolean, ratings jsonb, checks jsonb)
    ), owned AS (
      SELECT t.id, t.study_id, p.id AS participant_id, p.protocol_version_id,
             p.status = 'ACTIVE' AND p.kept_until IS NOT NULL AS held, p.places_freed_at
        FROM trial t JOIN participant p ON p.id = t.participant_id
        WHERE t.id IN (SELECT trial FROM given) AND p.status NOT IN ('WITHDRAWN', 'ERASED')
        FOR KEY SHARE OF p
    ), stored AS (
      INSERT INTO response (trial_id, study_id, protocol_version_id, duration_ms, submitted_at,
                            away_ms, first_answer_ms, changes, focus_losses, viewport, translated)
        SELECT o.id, o.study_id, o.protocol_version_id, g.duration, g.submitted, g.away, g.first,
               g.changes, g.losses, g.viewport, g.translated
          FROM owned o JOIN given g ON g.trial = o.id
          ORDER BY o.id
        ON CONFLICT DO NOTHING
        RETURNING trial_id, study_id
    ), rated AS (
      INSERT INTO rating (trial_id, study_id, construct_id, value)
        SELECT s.trial_id, s.study_id, c.id, rating.value::smallint
          FROM stored s
          JOIN given g ON g.trial = s.trial_id
          CROSS JOIN jsonb_each_text(g.ratings) AS rating (key, value)
          JOIN construct c ON c.study_id = s.study_id AND c.key = rating.key
    ), checked AS (
      INSERT INTO answer (participant_id, study_id, key, value)
        SELECT o.participant_id, o.study_id, 'attention:' || passed.key, passed.value
          FROM stored s
          JOIN owned o ON o.id = s.trial_id
          JOIN given g ON g.trial = s.trial_id
          CROSS JOIN jsonb_each_text(g.checks) AS passed (key, value)
        ON CONFLICT DO NOTHING
    ), held AS (
      -- In one order, so that two batches never wait for each other.
      SELECT p.id FROM participant p
        WHERE p.id IN (SELECT o.participant_id FROM owned o JOIN stored s ON s.trial_id = o.id
                         WHERE o.held AND o.places_freed_at IS NULL)
        ORDER BY p.id FOR NO KEY UPDATE
    ), kept AS (
      UPDATE participant p SET reserved_until = p.kept_until, kept_until = NULL
        FROM held
        WHERE p.id = held.id AND p.kept_until IS NOT NULL AND p.places_freed_at IS NULL
          AND p.status = 'ACTIVE'
    )
    SELECT s.trial_id AS trial,
           CASE WHEN o.held AND o.places_freed_at IS NOT NULL THEN o.participant_id END AS "lateFor"
      FROM stored s JOIN owned o ON o.id = s.trial_id`;
  const found = new Map(stored.map((one) => [one.trial, one]));
  return responses.map((response) => {
    const { trialId } = response.trial;
    const one = first.get(trialId) === response ? found.get(trialId) : undefined;
    return { stored: one !== undefined, lateFor: one?.lateFor ?? null };
  });
}

/** The ratings that are stored for a trial. */
export async function loadRatings(trialId: string): Promise<Ratings> {
  const rows = await db().rating.findMany({
    where: { trialId },
    select: { value: true, construct: { select: { key: true } } },
  });
  return Object.fromEntries(rows.map((row) => [row.construct.key, row.value]));
}
