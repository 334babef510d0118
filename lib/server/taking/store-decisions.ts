import "server-only";
import type { LogEntry } from "@/lib/study/assignment-log";
import type { Transaction } from "../db";
import type { Admission } from "./assign-places";

/** What was decided for somebody who asked for places. */
export type Decision =
  | { kind: "planned"; entry: LogEntry; admission: Admission | null; minutes: number }
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
  if (planned.length === 0) return;
  await storeTrials(tx, studyId, planned);
  const people = planned.map(({ entry, admission, minutes }) => ({
    id: entry.participantId,
    cell: entry.cell,
    minutes,
    returning: admission === null,
  }));
  await tx.$executeRaw`
    UPDATE participant p SET
        about_you_at = coalesce(p.about_you_at, now()), cell = given.cell, places_freed_at = NULL,
        reserved_until = now() + make_interval(mins => given.minutes)
      FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
        AS given (id uuid, cell text, minutes int)
      WHERE p.id = given.id`;
  const answers = planned.flatMap(({ entry, admission }) =>
    Object.entries(admission?.answers ?? {}).map(([key, value]) => ({
      studyId,
      participantId: entry.participantId,
      key,
      value,
    })),
  );
  if (answers.length > 0) await tx.answer.createMany({ data: answers, skipDuplicates: true });
  const returning = people.filter((person) => person.returning);
  if (returning.length > 0) {
    await tx.participantEvent.createMany({
      data: returning.map(({ id }) => ({ studyId, participantId: id, kind: "places-renewed" })),
    });
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
 * The trials of the planned places. Who comes back may be given an explanation again that was never
 * answered: its trial then stands at the new position. The other trials that were not answered stay
 * as replaced, for an answer may still come from a page that was left open.
 */
async function storeTrials(
  tx: Transaction,
  studyId: string,
  planned: Extract<Decision, { kind: "planned" }>[],
): Promise<void> {
  const returning = planned.filter(({ admission }) => admission === null);
  if (returning.length > 0) {
    const ids = returning.map(({ entry }) => entry.participantId);
    await tx.$executeRaw`
      UPDATE trial t SET replaced_at = now()
        WHERE t.participant_id = ANY (${ids}::uuid[]) AND t.replaced_at IS NULL
          AND NOT EXISTS (SELECT FROM response r WHERE r.trial_id = t.id)`;
  }
  const trials = planned.flatMap(({ entry }) =>
    entry.places.map(({ explanationId, position }) => ({
      participant: entry.participantId,
      explanation: explanationId,
      position,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO trial (study_id, participant_id, explanation_id, position)
      SELECT ${studyId}::uuid, given.participant, given.explanation, given.position
        FROM jsonb_to_recordset(${JSON.stringify(trials)}::jsonb)
          AS given (participant uuid, explanation uuid, position int)
      ON CONFLICT (participant_id, explanation_id)
        DO UPDATE SET position = excluded.position, replaced_at = NULL`;
}
