import "server-only";
import type { ParticipantSource } from "@/lib/server/prisma-client/enums";
import { hashExternalId } from "./participant-token";

export interface PersonKey {
  source: ParticipantSource;
  /** The recruiter's id of the person, or the id of the visit where there is no recruiter. */
  externalId: string;
}

/** By which the database knows a person again within a study. */
export function participantKey(studyId: string, person: PersonKey) {
  const externalIdHash = hashExternalId(studyId, person.externalId);
  return { studyId, source: person.source, externalIdHash };
}
