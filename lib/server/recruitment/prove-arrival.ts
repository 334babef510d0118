import "server-only";
import { SUBMISSION_PARAMETER } from "@/lib/study/recruitment/link-parameters";
import type { RecruitedParticipant } from "./find-recruited";
import type { IdentifiedPerson } from "./identified-person";

type Arriving = Pick<IdentifiedPerson, "source" | "signed" | "parameters">;

/** The parameter by which the recruiter tells one submission from the next; null: it has none. */
export function submissionParameter({ source }: Pick<Arriving, "source">): string | null {
  return source === "INVITATION" || source === "SIMULATED" ? null : SUBMISSION_PARAMETER[source];
}

/**
 * Whether a link proves that who comes by it is the participant whom it names. An id alone does not:
 * it is seen by others, and can be guessed. A signature does, and so does the id of the submission
 * with which the participant began.
 */
export function provesArrival(
  person: Arriving,
  { parameters: known }: Pick<RecruitedParticipant, "parameters">,
): boolean {
  if (person.signed) return true;
  const name = submissionParameter(person);
  const submission = name ? person.parameters[name] : undefined;
  return name !== null && submission !== undefined && known?.[name] === submission;
}

/** Whether a link brings another submission of the recruiter's than the one that is stored. */
export function bringsOtherSubmission(
  person: Arriving,
  { parameters: known }: Pick<RecruitedParticipant, "parameters">,
): boolean {
  const name = submissionParameter(person);
  const [submission, stored] = name ? [person.parameters[name], known?.[name]] : [];
  return submission !== undefined && stored !== undefined && stored !== submission;
}
