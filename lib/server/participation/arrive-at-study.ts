import "server-only";
import { hasPlaces } from "@/lib/server/participation/assignment/has-places";
import { type IdentifiedArrival, identifyArrival } from "@/lib/server/recruitment/identify-arrival";
import { db } from "@/lib/server/shared/db";
import { takesNewPeople } from "@/lib/study/lifecycle/lifecycle";
import { takePath } from "@/lib/study/participation/take-path";
import { type EndOfRun, endOfRun } from "@/lib/study/recruitment/completion";
import type { LinkQuery } from "@/lib/study/recruitment/link-query";
import type { Outcome } from "@/lib/study/recruitment/recruitment";
import type { UnusableReason } from "@/lib/study/recruitment/recruitment-link";
import { findTakenStudy, type TakenStudy } from "./find-taken-study";
import { loadRun } from "./load-run";
import { rememberedParticipant } from "./participant-token";

export type ArrivalOutcome =
  | { kind: "unknown-study" }
  /** Still being made: there is nothing yet that somebody could be asked. */
  | { kind: "not-begun" }
  | { kind: "unusable-link"; study: TakenStudy; reason: UnusableReason }
  /** A look at what awaits people who accept the task: nothing of it is stored. */
  | { kind: "preview"; study: TakenStudy }
  /** A participant already; `remembered` says whether this browser acts as them. */
  | { kind: "known"; studyId: string; participantId: string; remembered: boolean; next: string }
  | { kind: "paused"; study: TakenStudy; end: EndOfRun }
  | { kind: "over"; study: TakenStudy; end: EndOfRun }
  | { kind: "full"; study: TakenStudy; end: EndOfRun }
  /** `declined` is what they take back who do not consent. */
  | { kind: "new"; study: TakenStudy; declined: EndOfRun };

/** What becomes of somebody who follows a link into the study. Stores nothing about them. */
export async function arriveAtStudy(slug: string, query: LinkQuery): Promise<ArrivalOutcome> {
  const study = await findTakenStudy(slug);
  if (!study) return { kind: (await isDraft(slug)) ? "not-begun" : "unknown-study" };
  const arrival = await identifyArrival(study, query);
  if (arrival.kind === "preview") return { kind: "preview", study };
  if (arrival.kind === "unusable") {
    return { kind: "unusable-link", study, reason: arrival.reason };
  }
  const remembered = await rememberedParticipant(study.id);
  const participantId = arrival.kind === "person" ? arrival.participantId : remembered;
  const run = participantId ? await loadRun(slug, participantId) : null;
  if (run) {
    return {
      kind: "known",
      studyId: run.studyId,
      participantId: run.participantId,
      remembered: remembered === run.participantId,
      next: takePath(slug, run.step),
    };
  }
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
