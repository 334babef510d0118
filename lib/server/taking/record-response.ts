import "server-only";
import { AppError } from "@/lib/errors";
import { protocolSchema } from "@/lib/schemas/protocol";
import type { ResponseInput } from "@/lib/schemas/take";
import { type Ratings, ratingProblems, sameRatings } from "@/lib/study/protocol";
import { db } from "../db";

const MESSAGES = {
  missing: "This statement has no rating.",
  "off-scale": "This rating is not on the scale.",
  unknown: "The study has no such statement.",
};

/**
 * Stores a participant's response to one of their trials, once.
 *
 * @param participantIds - whom the browser acts as; the trial has to be one of theirs.
 * @returns "stored", or "already-stored" when the same ratings had been stored before.
 * @throws AppError not-found (404), not-acceptable (422, with field paths), already-answered (409)
 * when other ratings are stored for the trial.
 *
 * A study that has closed, and a place that has run out, still take the answer: somebody gave it.
 */
export async function recordResponse(
  participantIds: string[],
  trialId: string,
  input: ResponseInput,
): Promise<"stored" | "already-stored"> {
  const trial = await db().trial.findFirst({
    where: { id: trialId, participantId: { in: participantIds } },
    select: {
      studyId: true,
      participant: {
        select: { protocolVersionId: true, protocolVersion: { select: { document: true } } },
      },
    },
  });
  if (!trial) throw new AppError("not-found", "There is no such trial in your run.");

  const protocol = protocolSchema.parse(trial.participant.protocolVersion.document);
  const problems = ratingProblems(protocol, input.ratings);
  if (problems.length > 0) {
    throw new AppError(
      "not-acceptable",
      "The ratings are not complete.",
      problems.map(({ construct, reason }) => ({
        path: `ratings.${construct}`,
        message: MESSAGES[reason],
      })),
    );
  }

  const ratings = JSON.stringify(input.ratings);
  // One statement: the response and its ratings are there together or not at all, and of any number
  // of identical submissions one inserts. No conflict target: two unique indexes hold the trial, and
  // a race may meet either first.
  const inserted = await db().$executeRaw`
    WITH stored AS (
      INSERT INTO response (trial_id, study_id, protocol_version_id, duration_ms, submitted_at)
        VALUES (${trialId}::uuid, ${trial.studyId}::uuid,
                ${trial.participant.protocolVersionId}::uuid, ${input.durationMs},
                ${input.submittedAt}::timestamptz)
        ON CONFLICT DO NOTHING
        RETURNING trial_id, study_id
    )
    INSERT INTO rating (trial_id, study_id, construct_id, value)
      SELECT stored.trial_id, stored.study_id, c.id, given.value::smallint
        FROM stored
        CROSS JOIN jsonb_each_text(${ratings}::jsonb) AS given (key, value)
        JOIN construct c ON c.study_id = stored.study_id AND c.key = given.key`;
  if (inserted > 0) return "stored";

  const stored = await loadRatings(trialId);
  if (sameRatings(stored, input.ratings)) return "already-stored";
  throw new AppError("already-answered", "Other ratings are already stored for this explanation.");
}

async function loadRatings(trialId: string): Promise<Ratings> {
  const rows = await db().rating.findMany({
    where: { trialId },
    select: { value: true, construct: { select: { key: true } } },
  });
  return Object.fromEntries(rows.map((row) => [row.construct.key, row.value]));
}
