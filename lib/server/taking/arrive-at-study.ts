import "server-only";
import { readRecruitmentLink } from "@/lib/study/recruitment-link";
import { findParticipant } from "./enrol-participant";
import { findTakenStudy, type TakenStudy } from "./find-taken-study";
import { loadRun } from "./load-run";
import { rememberedParticipant } from "./participant-token";

export type LinkQuery = Record<string, string | string[] | undefined>;

export type ArrivalOutcome =
  | { kind: "unknown-study" }
  | {
      kind: "unusable-link";
      reason: "incomplete" | "malformed" | "contradictory" | "not-open-to-all";
    }
  /** A participant already; `remembered` says whether this browser acts as them. */
  | { kind: "known"; studyId: string; participantId: string; remembered: boolean; next: string }
  | { kind: "closed" }
  | { kind: "new"; study: TakenStudy };

/** What becomes of somebody who follows a link into the study. Stores nothing. */
export async function arriveAtStudy(slug: string, query: LinkQuery): Promise<ArrivalOutcome> {
  const study = await findTakenStudy(slug);
  if (!study) return { kind: "unknown-study" };
  const link = readRecruitmentLink(query, study.protocol.recruitment);
  if (link.kind === "unusable") return { kind: "unusable-link", reason: link.reason };

  const remembered = await rememberedParticipant(study.id);
  const participantId =
    link.kind === "prolific"
      ? await findParticipant(study.id, { source: "PROLIFIC", externalId: link.externalId })
      : remembered;
  const run = participantId ? await loadRun(slug, participantId) : null;
  if (run) {
    const { participantId, studyId } = run;
    const next = `/take/${slug}/${run.step}`;
    return {
      kind: "known",
      studyId,
      participantId,
      remembered: remembered === participantId,
      next,
    };
  }
  return study.status === "OPEN" ? { kind: "new", study } : { kind: "closed" };
}
