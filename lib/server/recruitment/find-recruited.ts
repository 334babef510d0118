import "server-only";
import { hashExternalId } from "@/lib/server/participation/participant-token";
import type { ParticipantSource, ParticipantStatus } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import { inBatches } from "@/lib/server/shared/in-batches";

/** The participant that a recruited person is, with the link's parameters as they were kept. */
export interface RecruitedParticipant {
  id: string;
  code: string;
  status: ParticipantStatus;
  /** Null where none are kept. */
  parameters: Record<string, string> | null;
}

/**
 * The participant of the study whom a recruiter, or an invitation, means by this id; or null. Who was
 * stored under another spelling of it, by an earlier version, is found as well.
 */
export function findRecruited(
  studyId: string,
  person: { source: ParticipantSource; externalId: string; formerIds?: readonly string[] },
): Promise<RecruitedParticipant | null> {
  const { source, externalId, formerIds = [] } = person;
  const hashes = [externalId, ...formerIds].map((id) => hashExternalId(studyId, id));
  return read({ studyId, source, hashes });
}

interface Sought {
  studyId: string;
  source: ParticipantSource;
  /** The first is that of the id as it is spelt now. */
  hashes: string[];
}

// Those who arrive while others are being looked up are looked up together.
const read = inBatches(readParticipants, { most: 1000 });

async function readParticipants(sought: Sought[]): Promise<(RecruitedParticipant | null)[]> {
  const rows = await db().$queryRaw<(RecruitedParticipant & { place: number })[]>`
    SELECT DISTINCT ON (sought.place) sought.place, p.id, p.code, p.status::text AS status, i.parameters
      FROM jsonb_to_recordset(${JSON.stringify(sought.map((one, place) => ({ ...one, place })))}::jsonb)
        AS sought (place int, "studyId" uuid, source text, hashes jsonb)
      CROSS JOIN jsonb_array_elements_text(sought.hashes) WITH ORDINALITY AS spelt (hash, nth)
      JOIN participant p ON p.study_id = sought."studyId"
        AND p.source = sought.source::participant_source AND p.external_id_hash = spelt.hash
      LEFT JOIN recruiter_identity i ON i.participant_id = p.id
      ORDER BY sought.place, spelt.nth`;
  const found = new Map(rows.map(({ place, ...participant }) => [place, participant]));
  return sought.map((_, place) => found.get(place) ?? null);
}
