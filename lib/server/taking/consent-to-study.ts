import "server-only";
import { AppError } from "@/lib/errors";
import type { ConsentInput } from "@/lib/schemas/take";
import { readRecruitmentLink } from "@/lib/study/recruitment-link";
import { enrolParticipant } from "./enrol-participant";
import { findTakenStudy } from "./find-taken-study";
import { rememberParticipant } from "./participant-token";

/**
 * Takes somebody's consent and makes them a participant of the study, in this browser.
 * @throws AppError not-found, not-acceptable (a consent is missing, the link is unusable),
 * study-not-open, unavailable.
 */
export async function consentToStudy(slug: string, input: ConsentInput): Promise<void> {
  const study = await findTakenStudy(slug);
  if (!study) throw new AppError("not-found", "There is no such study.");
  if (input.consents.length !== study.protocol.consents.length) {
    throw new AppError("not-acceptable", "Please tick every box to take part.", [
      { path: "consents", message: "Please tick every box to take part." },
    ]);
  }
  const link = readRecruitmentLink(input.query, study.protocol.recruitment);
  if (link.kind === "unusable") {
    throw new AppError("not-acceptable", "This link does not say who you are.", [
      { path: "query", message: link.reason },
    ]);
  }
  const participantId = await enrolParticipant(
    study,
    link.kind === "prolific"
      ? { source: "PROLIFIC", externalId: link.externalId, parameters: link.parameters }
      : { source: "OPEN_LINK", externalId: input.visit, parameters: {} },
  );
  await rememberParticipant(study.id, participantId);
}
