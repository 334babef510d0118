import "server-only";
import { AppError } from "@/lib/errors";
import { writeAddress } from "@/lib/schemas/shared/write-address";
import { renewPlaces } from "@/lib/server/participation/assignment/renew-places";
import { takeOtherSubmission } from "@/lib/server/recruitment/note-other-submission";
import { takePath } from "@/lib/study/participation/take-path";
import type { LinkQuery } from "@/lib/study/recruitment/link-query";
import { arriveAtStudy } from "./arrive-at-study";
import type { Run } from "./load-run";
import { rememberedRun } from "./participant-access";
import { rememberParticipant } from "./participant-token";

/**
 * Lets a browser go on with a run, as its owner asked: as the participant whom it acts as, or whom the
 * link names and proves. Places that ran out are kept again where there are some.
 *
 * @param query - the parameters of the link; empty where the browser itself is known.
 * @returns the page on which it goes on; the study's first page, which says why, where it cannot.
 */
export async function resumeRun(slug: string, query: LinkQuery): Promise<string> {
  const first = writeAddress(`/take/${encodeURIComponent(slug)}`, query);
  if (Object.keys(query).length === 0) {
    const run = await rememberedRun(slug);
    return run ? goOn(slug, run) : first;
  }
  const arrival = await arriveAtStudy(slug, query, { goingOn: true });
  if (arrival.kind !== "proven") return first;
  const { run, person, as } = arrival;
  await rememberParticipant(run.studyId, run.participantId);
  if (person && as) await takeOtherSubmission(run.studyId, as, person);
  return goOn(slug, run);
}

/** Who is still at the instructions is given places again when those are done. */
async function goOn(slug: string, run: Run): Promise<string> {
  if (run.step !== "rate") return takePath(slug, run.step);
  try {
    return takePath(slug, (await renewPlaces(slug, run)).step);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "too-many-requests")) throw error;
    return `${takePath(slug, "rate")}?wait=1`;
  }
}
