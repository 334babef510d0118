import "server-only";
import { db } from "../db";
import type { ParticipantSource, ParticipantStatus } from "../prisma-client/enums";
import { hashExternalId } from "../taking/participant-token";

/** The participant that a recruited person is, with the link's parameters as they were kept. */
export interface RecruitedParticipant {
  id: string;
  code: string;
  status: ParticipantStatus;
  /** Null where none are kept. */
  parameters: Record<string, string> | null;
}

/** The participant of the study whom a recruiter, or an invitation, means by this id; or null. */
export async function findRecruited(
  studyId: string,
  { source, externalId }: { source: ParticipantSource; externalId: string },
): Promise<RecruitedParticipant | null> {
  const [participant] = await db().$queryRaw<RecruitedParticipant[]>`
    SELECT p.id, p.code, p.status::text AS status, i.parameters
      FROM participant p LEFT JOIN recruiter_identity i ON i.participant_id = p.id
      WHERE p.study_id = ${studyId}::uuid AND p.source = ${source}::participant_source
        AND p.external_id_hash = ${hashExternalId(studyId, externalId)}`;
  return participant ?? null;
}
