import "server-only";
import { db, type Transaction } from "../db";
import type { ParticipantSource } from "../prisma-client/enums";
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

/** The id of the participant that this person is in the study, if they are one. */
export async function findParticipant(
  studyId: string,
  person: PersonKey,
  client: Transaction = db(),
): Promise<string | null> {
  const participant = await client.participant.findUnique({
    where: { studyId_source_externalIdHash: participantKey(studyId, person) },
    select: { id: true },
  });
  return participant?.id ?? null;
}
