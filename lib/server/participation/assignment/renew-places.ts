import "server-only";
import { loadRun, type Run } from "@/lib/server/participation/load-run";
import { assignPlaces } from "./assign-places";

/**
 * For somebody who comes back to the ratings after the time for which their places were kept: plans
 * what they have not answered anew, from what is least filled now, and keeps places again. When no
 * place is left the run ends.
 *
 * @returns the run as it then is.
 */
export async function renewPlaces(studySlug: string, run: Run): Promise<Run> {
  if (run.status !== "ACTIVE" || !run.placesRanOut) return run;
  await assignPlaces(run.studyId, { participantId: run.participantId, admission: null });
  return (await loadRun(studySlug, run.participantId)) ?? run;
}
