import "server-only";
import { frozenProtocol } from "@/lib/server/participation/frozen-protocol";
import type { ParticipantStatus, StudyStatus } from "@/lib/server/prisma-client/enums";
import type { Transaction } from "@/lib/server/shared/db";
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
