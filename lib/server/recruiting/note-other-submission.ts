import "server-only";
import { type RecruitedSource, SUBMISSION_PARAMETER } from "@/lib/study/link-parameters";
import { db } from "../db";
import { hashExternalId } from "../taking/participant-token";
import { noteForStaff } from "./note-for-staff";

/**
 * When a participant comes again with another submission of the recruiter's, staff are told. While
 * the run goes on, the newer submission is the one that counts from now on: it is the one that the
 * recruiter waits for.
 */
export async function noteOtherSubmission(
  studyId: string,
  person: {
    source: RecruitedSource | "INVITATION";
    externalId: string;
    parameters: Record<string, string>;
  },
): Promise<void> {
  const { source, parameters } = person;
  const name = source === "INVITATION" ? null : SUBMISSION_PARAMETER[source];
  const submission = name ? parameters[name] : undefined;
  if (!name || !submission) return;
  const externalIdHash = hashExternalId(studyId, person.externalId);
  const participant = await db().participant.findUnique({
    where: { studyId_source_externalIdHash: { studyId, source, externalIdHash } },
    select: { id: true, code: true, status: true, recruiterIdentity: true },
  });
  const known = participant?.recruiterIdentity?.parameters;
  if (!participant || !known || typeof known !== "object" || Array.isArray(known)) return;
  if (known[name] === undefined || known[name] === submission) return;

  const active = participant.status === "ACTIVE";
  if (active) {
    await db().recruiterIdentity.updateMany({
      where: { participantId: participant.id, studyId },
      data: { parameters: { ...known, ...parameters } },
    });
  }
  await noteForStaff(studyId, "id-used-twice", { participant: participant.code, counted: active });
}
