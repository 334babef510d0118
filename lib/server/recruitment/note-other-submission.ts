import "server-only";
import { db } from "@/lib/server/shared/db";
import { SUBMISSION_PARAMETER } from "@/lib/study/recruitment/link-parameters";
import type { RecruitedParticipant } from "./find-recruited";
import type { IdentifiedPerson } from "./identified-person";
import { noteForStaff } from "./note-for-staff";

/**
 * When a participant comes again with another submission of the recruiter's, staff are told. While
 * the run goes on, the newer submission is the one that counts from now on: it is the one that the
 * recruiter waits for.
 */
export async function noteOtherSubmission(
  studyId: string,
  { id, code, status, parameters: known }: RecruitedParticipant,
  person: { source: IdentifiedPerson["source"]; parameters: Record<string, string> },
): Promise<void> {
  const { source, parameters } = person;
  const name =
    source === "INVITATION" || source === "SIMULATED" ? null : SUBMISSION_PARAMETER[source];
  const submission = name ? parameters[name] : undefined;
  if (!name || !submission || !known) return;
  if (known[name] === undefined || known[name] === submission) return;

  const active = status === "ACTIVE";
  if (active) {
    await db().recruiterIdentity.updateMany({
      where: { participantId: id, studyId },
      data: { parameters: { ...known, ...parameters } },
    });
  }
  await noteForStaff(studyId, "id-used-twice", { participant: code, counted: active });
}
