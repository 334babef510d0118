import "server-only";
import { db } from "@/lib/server/shared/db";
import type { RunStatus } from "@/lib/study/participation/run-step";
import { type EndOfRun, endOfRun } from "@/lib/study/recruitment/completion";
import type { Outcome } from "@/lib/study/recruitment/recruitment";
import { findTakenStudy } from "./find-taken-study";
import type { Run } from "./load-run";

const OUTCOME_OF: Record<Exclude<RunStatus, "ACTIVE">, Outcome> = {
  COMPLETED: "completed",
  FAILED_ATTENTION: "failed-attention",
  SCREENED_OUT: "screened-out",
  QUOTA_FULL: "quota-full",
  TIMED_OUT: "timed-out",
  // Who withdraws takes the consent back.
  WITHDRAWN: "no-consent",
  ERASED: "no-consent",
};

/**
 * What a participant whose run is over takes back to the recruiter: by the study's newest protocol,
 * so that a code that was wrong can be put right for those who are in the run already.
 *
 * @throws RangeError when the run is not over: a code is shown to nobody before that.
 */
export async function loadEnd(slug: string, run: Run): Promise<EndOfRun> {
  if (run.status === "ACTIVE") throw new RangeError("The run is not over.");
  const [study, identity] = await Promise.all([
    findTakenStudy(slug),
    db().recruiterIdentity.findUnique({
      where: { participantId: run.participantId },
      select: { parameters: true },
    }),
  ]);
  return endOfRun({
    outcome: OUTCOME_OF[run.status],
    source: run.source,
    participantCode: run.code,
    parameters: (identity?.parameters ?? {}) as Record<string, string>,
    recruitment: (study?.protocol ?? run.protocol).recruitment,
  });
}
