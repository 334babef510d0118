import "server-only";
import { frozenProtocol } from "@/lib/server/participation/frozen-protocol";
import type { ParticipantStatus, StudyStatus } from "@/lib/server/prisma-client/enums";
import type { Transaction } from "@/lib/server/shared/db";
import type { Place } from "@/lib/study/assignment/assignment-log";
import { givesPlaces } from "@/lib/study/lifecycle/lifecycle";
import type { Protocol } from "@/lib/study/protocol/protocol";

/** A participant who asks for places. */
export interface PlacedPerson {
  status: ParticipantStatus;
  cell: string | null;
  /** Whether trials were planned for them before. */
  admitted: boolean;
  /** Whether the time for which their places were kept is over. */
  ranOut: boolean;
  /** Whether it was over before the first answer, which has come since. */
  lapsed: boolean;
  /** The hash of the browser; null where none is known. */
  device: string | null;
  protocolVersionId: string;
  protocol: Protocol;
}

interface Row extends Omit<PlacedPerson, "protocol"> {
  id: string;
}

/** These participants of the study, by their ids. */
export async function loadPeople(
  tx: Transaction,
  studyId: string,
  ids: string[],
): Promise<Map<string, PlacedPerson>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id, p.status::text AS status, p.cell, p.about_you_at IS NOT NULL AS admitted,
           coalesce(p.reserved_until <= now(), false) AS "ranOut",
           p.kept_until IS NOT NULL AND p.places_freed_at IS NOT NULL AS lapsed,
           p.device_hash AS device,
           p.protocol_version_id AS "protocolVersionId"
      FROM participant p
      WHERE p.study_id = ${studyId}::uuid AND p.id = ANY (${ids}::uuid[])`;
  const people = new Map<string, PlacedPerson>();
  for (const { id, ...person } of rows) {
    const protocol = await frozenProtocol(person.protocolVersionId, tx);
    people.set(id, { ...person, protocol });
  }
  return people;
}

/** How many of these browsers' places are held without an answer, by the hash of the browser. */
export async function countUnanswered(
  tx: Transaction,
  studyId: string,
  people: Iterable<PlacedPerson>,
): Promise<Map<string, number>> {
  const devices = [...new Set(Array.from(people).flatMap(({ device }) => device ?? []))];
  if (devices.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ device: string; held: number }[]>`
    SELECT device_hash AS device, count(*)::int AS held
      FROM participant
      WHERE study_id = ${studyId}::uuid AND device_hash = ANY (${devices})
        AND status = 'ACTIVE' AND kept_until IS NOT NULL AND reserved_until > now()
      GROUP BY device_hash`;
  return new Map(rows.map(({ device, held }) => [device, held]));
}

/** How full a study is, and whether it takes anybody. */
export interface Taken {
  /** Whether it still gives explanations to who has consented. */
  givesPlaces: boolean;
  seed: string;
  total: number;
  byCell: Map<string, number>;
}

/** Who has completed, or is at it with places that are kept; simulated and imported data aside. */
export async function countTaken(tx: Transaction, studyId: string): Promise<Taken> {
  const rows = await tx.$queryRaw<
    { status: StudyStatus; seed: string; cell: string | null; people: number }[]
  >`
    SELECT s.status::text AS status, s.seed, p.cell, count(p.id)::int AS people
      FROM study s
      LEFT JOIN participant p ON p.study_id = s.id
        AND p.source NOT IN ('IMPORTED', 'SIMULATED')
        AND (p.status = 'COMPLETED'
          OR (p.status = 'ACTIVE' AND p.about_you_at IS NOT NULL AND p.reserved_until > now()))
      WHERE s.id = ${studyId}::uuid
      GROUP BY s.id, p.cell`;
  return {
    givesPlaces: rows[0] !== undefined && givesPlaces(rows[0].status),
    seed: rows[0]?.seed ?? "",
    total: rows.reduce((sum, { people }) => sum + people, 0),
    byCell: new Map(rows.map(({ cell, people }) => [cell ?? "", people])),
  };
}

/** The participant's trials that stand and have no answer, as places of the assignment. */
export function loadOpenPlaces(tx: Transaction, participantId: string): Promise<Place[]> {
  return tx.$queryRaw<Place[]>`
    SELECT t.explanation_id AS "explanationId", t.position
      FROM trial t
      WHERE t.participant_id = ${participantId}::uuid AND t.replaced_at IS NULL
        AND NOT EXISTS (SELECT FROM response r WHERE r.trial_id = t.id)
      ORDER BY t.position`;
}
