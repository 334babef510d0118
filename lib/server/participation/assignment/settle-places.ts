import "server-only";
import type { Transaction } from "@/lib/server/shared/db";
import type { LogEntry, Place } from "@/lib/study/assignment/assignment-log";
import { applyEntry, countingPlaces } from "@/lib/study/assignment/assignment-state";
import type { AssignmentMemory } from "./assignment-memory";

interface AnsweredPlace extends Place {
  participantId: string;
  cell: string | null;
}

/** Stands where no answer came late. */
interface NoPlace {
  participantId: null;
}

/**
 * What has happened to the study's places since the last look, as entries of the log: places of
 * people whose time is over, or whose run has ended, become free; places that had become free and
 * were answered all the same are filled again. No job in the background is needed for that.
 */
export async function settlePlaces(
  tx: Transaction,
  studyId: string,
  memory: AssignmentMemory,
): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  const append = (
    kind: "release" | "refill",
    participantId: string,
    answered: AnsweredPlace[],
    places: Place[],
  ) => {
    if (places.length === 0) return;
    const { state } = memory;
    const cell = answered[0]?.cell ?? null;
    const entry = { number: state.through + 1, kind, participantId, cell, places };
    applyEntry(state, entry);
    entries.push(entry);
  };

  const over = await freePlaces(tx, studyId);
  const answered = over.length > 0 ? await answeredPlaces(tx, over) : new Map();
  for (const participantId of over) {
    const given: AnsweredPlace[] = answered.get(participantId) ?? [];
    const names = new Set(given.map(({ explanationId }) => explanationId));
    const open = countingPlaces(memory.state, participantId);
    append(
      "release",
      participantId,
      given,
      open.filter(({ explanationId }) => !names.has(explanationId)),
    );
  }
  for (const [participantId, given] of await lateAnswers(tx, studyId, memory)) {
    const counting = countingPlaces(memory.state, participantId);
    const names = new Set(counting.map(({ explanationId }) => explanationId));
    const late = given.filter(({ explanationId }) => !names.has(explanationId));
    append(
      "refill",
      participantId,
      given,
      late.map(({ explanationId, position }) => ({ explanationId, position })),
    );
  }
  return entries;
}

/** Marks the places of everybody whose time is over as free, and says whose they were. */
async function freePlaces(tx: Transaction, studyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH over AS (
      SELECT id FROM participant
        WHERE study_id = ${studyId}::uuid AND places_freed_at IS NULL AND reserved_until <= now()
        -- In the order in which answers lock people as well.
        ORDER BY id FOR NO KEY UPDATE
    )
    UPDATE participant p SET places_freed_at = now() FROM over WHERE p.id = over.id
      RETURNING p.id`;
  return rows.map(({ id }) => id).sort();
}

async function answeredPlaces(
  tx: Transaction,
  participantIds: string[],
): Promise<Map<string, AnsweredPlace[]>> {
  const rows = await tx.$queryRaw<AnsweredPlace[]>`
    SELECT t.participant_id AS "participantId", t.explanation_id AS "explanationId", t.position,
           p.cell
      FROM trial t
      JOIN response r ON r.trial_id = t.id
      JOIN participant p ON p.id = t.participant_id
      WHERE t.participant_id = ANY (${participantIds}::uuid[])`;
  return byParticipant(rows);
}

/** Answers that came since the last look to trials of people whose places had become free. */
async function lateAnswers(
  tx: Transaction,
  studyId: string,
  memory: AssignmentMemory,
): Promise<Map<string, AnsweredPlace[]>> {
  const rows = await tx.$queryRaw<({ through: string } & (AnsweredPlace | NoPlace))[]>`
    SELECT now.through, late.*
      FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS through) now
      LEFT JOIN (
        SELECT t.participant_id AS "participantId", t.explanation_id AS "explanationId", t.position,
               p.cell
          FROM response r
          JOIN trial t ON t.id = r.trial_id
          JOIN participant p ON p.id = t.participant_id
          WHERE r.study_id = ${studyId}::uuid AND r.recorded_in >= ${memory.seenThrough}::bigint
            AND (p.places_freed_at IS NOT NULL OR t.replaced_at IS NOT NULL)
      ) late ON true
      ORDER BY late."participantId", late.position, late."explanationId"`;
  memory.seenThrough = rows[0]?.through ?? memory.seenThrough;
  return byParticipant(rows.filter((row) => row.participantId !== null));
}

function byParticipant(rows: AnsweredPlace[]): Map<string, AnsweredPlace[]> {
  const places = new Map<string, AnsweredPlace[]>();
  for (const row of rows) {
    places.set(row.participantId, [...(places.get(row.participantId) ?? []), row]);
  }
  return places;
}
