import "server-only";
import { hasPlaces } from "@/lib/server/participation/assignment/has-places";
import type { RecruitedParticipant } from "@/lib/server/recruitment/find-recruited";
import type { IdentifiedPerson } from "@/lib/server/recruitment/identified-person";
import { type IdentifiedArrival, identifyArrival } from "@/lib/server/recruitment/identify-arrival";
import { noteForStaff } from "@/lib/server/recruitment/note-for-staff";
import { noteOtherSubmission } from "@/lib/server/recruitment/note-other-submission";
import {
  bringsOtherSubmission,
  provesArrival,
  submissionParameter,
} from "@/lib/server/recruitment/prove-arrival";
import { db } from "@/lib/server/shared/db";
import { takesNewPeople } from "@/lib/study/lifecycle/lifecycle";
import { takePath } from "@/lib/study/participation/take-path";
import { type EndOfRun, endOfRun } from "@/lib/study/recruitment/completion";
import type { LinkQuery } from "@/lib/study/recruitment/link-query";
import type { Outcome } from "@/lib/study/recruitment/recruitment";
import type { UnusableReason } from "@/lib/study/recruitment/recruitment-link";
import { findTakenStudy, type TakenStudy } from "./find-taken-study";
import { loadRun, type Run } from "./load-run";
import { rememberedParticipant } from "./participant-token";

export type ArrivalOutcome =
  | { kind: "unknown-study" }
  /** Still being made: there is nothing yet that somebody could be asked. */
  | { kind: "not-begun" }
  | { kind: "unusable-link"; study: TakenStudy; reason: UnusableReason }
  /** A look at what awaits people who accept the task: nothing of it is stored. */
  | { kind: "preview"; study: TakenStudy }
  /** A participant already, whom this browser acts as. */
  | { kind: "remembered"; next: string }
  /** A participant already: whoever comes has shown to be the one, and can go on by asking for it. */
  | { kind: "proven"; run: Run; person: IdentifiedPerson | null; as: RecruitedParticipant | null }
  /** A participant's id, and nothing that proves that it is theirs who came. */
  | { kind: "unproven"; study: TakenStudy; bySubmission: boolean }
  | { kind: "paused"; study: TakenStudy; end: EndOfRun }
  | { kind: "over"; study: TakenStudy; end: EndOfRun }
  | { kind: "full"; study: TakenStudy; end: EndOfRun }
  /** `declined` is what they take back who do not consent. */
  | { kind: "new"; study: TakenStudy; declined: EndOfRun };

/**
 * What becomes of somebody who follows a link into the study. Stores nothing about them, and changes
 * nothing of whom the link names: staff alone are told of what is odd.
 *
 * @param options.goingOn - the person has read the page first, and asks to go on.
 */
export async function arriveAtStudy(
  slug: string,
  query: LinkQuery,
  { goingOn = false }: { goingOn?: boolean } = {},
): Promise<ArrivalOutcome> {
  const study = await findTakenStudy(slug);
  if (!study) return { kind: (await isDraft(slug)) ? "not-begun" : "unknown-study" };
  const arrival = await identifyArrival(study, query, { consenting: goingOn });
  if (arrival.kind === "preview") return { kind: "preview", study };
  if (arrival.kind === "unusable") {
    return { kind: "unusable-link", study, reason: arrival.reason };
  }
  const remembered = await rememberedParticipant(study.id);
  const participantId = arrival.kind === "person" ? arrival.participant?.id : remembered;
  const run = participantId ? await loadRun(slug, participantId) : null;
  if (run) return await arriveAgain(study, run, arrival, remembered === run.participantId);
  if (study.status === "DRAFT") return { kind: "not-begun" };
  if (!takesNewPeople(study.status)) {
    const kind = study.status === "PAUSED" ? "paused" : "over";
    return { kind, study, end: endBefore(study, arrival, "quota-full") };
  }
  if (!(await hasPlaces(study))) {
    return { kind: "full", study, end: endBefore(study, arrival, "quota-full") };
  }
  return { kind: "new", study, declined: endBefore(study, arrival, "no-consent") };
}

/** What becomes of somebody whose link, or whose browser, names a participant. */
async function arriveAgain(
  study: TakenStudy,
  run: Run,
  arrival: Extract<IdentifiedArrival, { kind: "person" | "open" }>,
  remembered: boolean,
): Promise<ArrivalOutcome> {
  const [person, as] = arrival.kind === "person" ? [arrival, arrival.participant] : [null, null];
  if (!person || !as) return { kind: "remembered", next: takePath(study.slug, run.step) };
  const other = bringsOtherSubmission(person, as);
  if (remembered && !(other && run.status === "ACTIVE")) {
    if (other) await noting(noteOtherSubmission(study.id, as));
    return { kind: "remembered", next: takePath(study.slug, run.step) };
  }
  if (remembered || provesArrival(person, as)) return { kind: "proven", run, person, as };
  const reason = other ? "other-submission" : "no-submission";
  await noting(noteForStaff(study.id, "unproven-return", { participant: as.code, reason }));
  return { kind: "unproven", study, bySubmission: submissionParameter(person) !== null };
}

/** Nobody is kept out because a note could not be written. */
async function noting(note: Promise<unknown>): Promise<void> {
  await note.catch((error: unknown) => console.error(error));
}

/** Whether there is such a study, of which no version of a protocol has opened yet. */
async function isDraft(slug: string): Promise<boolean> {
  return (await db().study.count({ where: { slug, status: "DRAFT" } })) > 0;
}

/** What somebody takes back who does not become a participant. */
function endBefore(
  study: TakenStudy,
  arrival: Extract<IdentifiedArrival, { kind: "person" | "open" }>,
  outcome: Outcome,
): EndOfRun {
  const person = arrival.kind === "person" ? arrival : { source: "OPEN_LINK", parameters: {} };
  const { source, parameters } = person;
  const { recruitment } = study.protocol;
  return endOfRun({ outcome, source, participantCode: "", parameters, recruitment });
}
