import "server-only";
import { db } from "@/lib/server/shared/db";
import type { RecruitedParticipant } from "./find-recruited";
import type { IdentifiedPerson } from "./identified-person";
import { noteForStaff } from "./note-for-staff";
import { bringsOtherSubmission } from "./prove-arrival";

/**
 * When a participant, who has shown to be the one, goes on with another submission of the recruiter's,
 * that one counts from now on while the run goes on: it is the one that the recruiter waits for. Staff
 * are told.
 */
export async function takeOtherSubmission(
  studyId: string,
  participant: RecruitedParticipant,
  person: IdentifiedPerson,
): Promise<void> {
  if (!bringsOtherSubmission(person, participant)) return;
  const { id, status, parameters: known } = participant;
  if (status === "ACTIVE") {
    await db().recruiterIdentity.updateMany({
      where: { participantId: id, studyId },
      data: { parameters: { ...known, ...person.parameters } },
    });
  }
  await noteOtherSubmission(studyId, participant);
}

/** Tells staff that a participant came again with another submission, and whether that one counts. */
export async function noteOtherSubmission(
  studyId: string,
  { code, status }: RecruitedParticipant,
): Promise<void> {
  await noteForStaff(studyId, "id-used-twice", { participant: code, counted: status === "ACTIVE" });
}
