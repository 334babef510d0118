import "server-only";
import type { Transaction } from "@/lib/server/shared/db";
import type { LogEntry } from "@/lib/study/assignment/assignment-log";

/** What is stored when somebody is admitted. */
export interface Admission {
  cell: string | null;
  /** Answers about themselves, by key. */
  answers: Record<string, string>;
}

/** What was decided for somebody who asked for places. */
export type Decision =
  | {
      kind: "planned";
      entries: [LogEntry];
      admission: Admission | null;
      /** For which the places are kept, from the first answer on. */
      minutes: number;
      /** For which they are held until then. */
      hold: number;
    }
  | { kind: "kept"; participantId: string; entries: LogEntry[]; minutes: number }
  | { kind: "not-kept"; participantId: string }
  | { kind: "full"; participantId: string; cameBack: boolean };

/** Stores all decisions of a batch, in a few statements however many they are. */
export async function storeDecisions(
  tx: Transaction,
  studyId: string,
  decisions: readonly Decision[],
): Promise<void> {
  const planned = decisions.filter((decision) => decision.kind === "planned");
  const full = decisions.filter((decision) => decision.kind === "full");
  if (full.length > 0) await endRuns(tx, studyId, full);
  await keepPlaces(tx, decisions);
  if (planned.length === 0) return;
  await replaceTrials(tx, planned);
  const people = planned.map(({ entries: [entry], admission, minutes, hold }) => ({
    id: entry.participantId,
    cell: entry.cell,
    minutes,
    hold,
    returning: admission === null,
  }));
  const trials = planned.flatMap(({ entries: [entry] }) =>
    entry.places.map(({ explanationId, position }) => ({
      participant: entry.participantId,
      explanation: explanationId,
      position,
    })),
  );
  const answers = planned.flatMap(({ entries: [entry], admission }) =>
    Object.entries(admission?.answers ?? {}).map(([key, value]) => ({
      participant: entry.participantId,
      key,
      value,
    })),
  );
  // Those who wait in line wait for every round trip, so it is one.
  await tx.$executeRaw`
    WITH admitted AS (
      UPDATE participant p SET
          about_you_at = coalesce(p.about_you_at, now()), cell = given.cell, places_freed_at = NULL,
          reserved_until = now() + make_interval(
            mins => CASE WHEN given.answered THEN given.minutes ELSE given.hold END),
          kept_until = CASE WHEN NOT given.answered
            THEN now() + make_interval(mins => given.minutes) END
        FROM (
          SELECT one.*, one."returning" AND EXISTS (
              SELECT FROM trial t JOIN response r ON r.trial_id = t.id
                WHERE t.participant_id = one.id) AS answered
            FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
              AS one (id uuid, cell text, minutes int, hold int, "returning" boolean)
        ) given
        WHERE p.id = given.id
    ), answered AS (
      INSERT INTO answer (study_id, participant_id, key, value)
        SELECT ${studyId}::uuid, given.participant, given.key, given.value
          FROM jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
            AS given (participant uuid, key text, value text)
        ON CONFLICT DO NOTHING
    )
    INSERT INTO trial (study_id, participant_id, explanation_id, position)
      SELECT ${studyId}::uuid, given.participant, given.explanation, given.position
        FROM jsonb_to_recordset(${JSON.stringify(trials)}::jsonb)
          AS given (participant uuid, explanation uuid, position int)
      ON CONFLICT (participant_id, explanation_id)
        DO UPDATE SET position = excluded.position, replaced_at = NULL`;
  const returning = people.filter((person) => person.returning);
  if (returning.length > 0) {
    await tx.participantEvent.createMany({
      data: returning.map(({ id }) => ({ studyId, participantId: id, kind: "places-renewed" })),
    });
  }
}

/** Of people whose first answer came late: keeps their places again, or gives that up. */
async function keepPlaces(tx: Transaction, decisions: readonly Decision[]): Promise<void> {
  const kept = decisions.flatMap((one) =>
    one.kind === "kept" ? [{ id: one.participantId, minutes: one.minutes }] : [],
  );
  if (kept.length > 0) {
    await tx.$executeRaw`
      UPDATE participant p SET places_freed_at = NULL, kept_until = NULL,
          reserved_until = now() + make_interval(mins => given.minutes)
        FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS given (id uuid, minutes int)
        WHERE p.id = given.id`;
  }
  const given = decisions.flatMap((one) => (one.kind === "not-kept" ? [one.participantId] : []));
  if (given.length > 0) {
    await tx.participant.updateMany({ where: { id: { in: given } }, data: { keptUntil: null } });
  }
}

async function endRuns(
  tx: Transaction,
  studyId: string,
  full: Extract<Decision, { kind: "full" }>[],
): Promise<void> {
  for (const cameBack of [false, true]) {
    const ids = full.filter((one) => one.cameBack === cameBack).map((one) => one.participantId);
    if (ids.length === 0) continue;
    await tx.participant.updateMany({
      where: { studyId, id: { in: ids }, status: "ACTIVE" },
      data: { status: cameBack ? "TIMED_OUT" : "QUOTA_FULL", endedAt: new Date() },
    });
  }
}

/**
 * Who comes back has trials that were never answered. They stay as replaced, for an answer may still
 * come from a page that was left open; one whose explanation is given again stands at the new position.
 */
async function replaceTrials(
  tx: Transaction,
  planned: readonly Extract<Decision, { kind: "planned" }>[],
): Promise<void> {
  const ids = planned.flatMap(({ entries: [entry], admission }) =>
    admission === null ? [entry.participantId] : [],
  );
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE trial t SET replaced_at = now()
      WHERE t.participant_id = ANY (${ids}::uuid[]) AND t.replaced_at IS NULL
        AND NOT EXISTS (SELECT FROM response r WHERE r.trial_id = t.id)`;
}
