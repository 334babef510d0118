import "server-only";
import { cache } from "react";
import { AppError } from "@/lib/errors";
import { takePath } from "@/lib/study/participation/take-path";
import { findTakenStudy } from "./find-taken-study";
import { loadRun, loadRunAmong, type Run } from "./load-run";
import { rememberedParticipants } from "./participant-token";

/**
 * The run of the participant that this browser acts as in this study; null: it acts as none. Looked
 * up once for all parts of a page.
 */
export const rememberedRun = cache(async (studySlug: string): Promise<Run | null> => {
  const participantIds = await rememberedParticipants();
  return participantIds.length > 0 ? loadRunAmong(studySlug, participantIds) : null;
});

/**
 * The run of the participant that this browser acts as in this study.
 * @throws AppError not-found (404) for an unknown study, not-signed-in (401) without a valid cookie.
 */
export async function requireRun(studySlug: string): Promise<Run> {
  const run = await rememberedRun(studySlug);
  if (run) return run;
  const study = await findTakenStudy(studySlug);
  if (!study) throw new AppError("not-found", "There is no such study.");
  throw new AppError("not-signed-in", "Open the study again by the link you were given.");
}

/** The page on which the participant goes on, by what is stored now. */
export async function nextPage(studySlug: string, { participantId }: Run): Promise<string> {
  const run = await loadRun(studySlug, participantId);
  return takePath(studySlug, run?.step ?? "ended");
}
