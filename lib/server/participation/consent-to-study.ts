import "server-only";
import { AppError } from "@/lib/errors";
import type { ConsentInput } from "@/lib/schemas/participation/take";
import { hasPlaces } from "@/lib/server/participation/assignment/has-places";
import type { RecruitedParticipant } from "@/lib/server/recruitment/find-recruited";
import type { IdentifiedPerson } from "@/lib/server/recruitment/identified-person";
import { identifyArrival } from "@/lib/server/recruitment/identify-arrival";
import { provesArrival } from "@/lib/server/recruitment/prove-arrival";
import { db } from "@/lib/server/shared/db";
import { chooseLanguage } from "@/lib/study/protocol/language";
import { offeredLanguages } from "@/lib/study/protocol/translations";
import { enrolParticipant } from "./enrol-participant";
import { findTakenStudy } from "./find-taken-study";
import { pageLanguage } from "./page-language";
import { hashDevice, rememberedParticipant, rememberParticipant } from "./participant-token";
import { spendStart } from "./spend-start";

/**
 * Takes somebody's consent and makes them a participant of the study, in this browser.
 * @throws AppError not-found, not-acceptable (a consent is missing, the link is unusable),
 * not-authentic (a signed link or an invitation that is forged, or has run out), study-not-open,
 * study-full; begun-elsewhere (409) for a participant who began in another browser and does not
 * prove to be the one; too-many-requests (429) beyond the budgets of the address and the browser;
 * changed-meanwhile (409) when a pilot began or ended after the page was read.
 */
export async function consentToStudy(slug: string, input: ConsentInput): Promise<void> {
  const study = await findTakenStudy(slug);
  if (!study) throw new AppError("not-found", "There is no such study.");
  // Who read that the answers are deleted has not agreed to a study that keeps them.
  if (input.tryOut !== undefined && input.tryOut !== (study.status === "PILOT")) {
    throw new AppError("changed-meanwhile", "The study has begun, or stopped, meanwhile.");
  }
  if (input.consents.length !== study.protocol.consents.length) {
    throw new AppError("not-acceptable", "Please tick every box to take part.", [
      { path: "consents", message: "Please tick every box to take part." },
    ]);
  }
  const arrival = await identifyArrival(study, input.query, { consenting: true });
  if (arrival.kind === "unusable" && ["forged", "expired"].includes(arrival.reason)) {
    throw new AppError("not-authentic", "This link is not valid, or has run out.");
  }
  if (arrival.kind === "unusable" || arrival.kind === "preview") {
    throw new AppError("not-acceptable", "This link does not say who you are.", [
      { path: "query", message: arrival.kind === "preview" ? "preview" : arrival.reason },
    ]);
  }
  // Simulated people come by links that we signed, and only into pilots.
  if (arrival.kind === "open" || arrival.source !== "SIMULATED") {
    await spendStart(study.id, "consent");
  }
  const person =
    arrival.kind === "person"
      ? arrival
      : { source: "OPEN_LINK" as const, externalId: input.visit, parameters: {} };
  const known = arrival.kind === "person" ? arrival.participant : null;
  if (
    known &&
    arrival.kind === "person" &&
    !(await mayGoOn(study.id, input.visit, arrival, known))
  ) {
    throw new AppError("begun-elsewhere", "This person began the study on another device.");
  }
  if (!known && !(await hasPlaces(study))) {
    throw new AppError("study-full", "All places of this study have just been taken.");
  }
  const language = chooseLanguage(offeredLanguages(study.protocol), [
    input.language,
    await pageLanguage(slug),
  ]);
  const deviceHash = await hashDevice(study.id, input.visit);
  const participantId =
    known?.id ?? (await enrolParticipant(study, { ...person, deviceHash, language }));
  await rememberParticipant(study.id, participantId);
}

/**
 * Whether who consents again may go on as the participant: this browser acts as them, or the link
 * proves it. A consent whose reply was lost is sent again by the same device, before anything else is
 * known of the person.
 */
async function mayGoOn(
  studyId: string,
  visit: string,
  person: IdentifiedPerson,
  known: RecruitedParticipant,
): Promise<boolean> {
  if (provesArrival(person, known)) return true;
  if ((await rememberedParticipant(studyId)) === known.id) return true;
  const deviceHash = await hashDevice(studyId, visit);
  const begun = { id: known.id, studyId, deviceHash, status: "ACTIVE", aboutYouAt: null } as const;
  return (await db().participant.count({ where: begun })) > 0;
}
