import "server-only";
import type { AdmissionInput } from "@/lib/schemas/participation/take";
import { admitParticipant } from "@/lib/server/participation/assignment/admit-participant";
import type { Run } from "./load-run";
import { spendStart } from "./spend-start";

/**
 * Takes a participant's answers about themselves, and gives them places if they can take part.
 * @throws AppError too-many-requests (429) beyond the budgets of the address and the browser; as
 * `admitParticipant`.
 */
export async function answerAboutYou(run: Run, input: AdmissionInput): Promise<void> {
  if (run.step !== "about-you") return;
  // Simulated people come by links that we signed, and only into pilots.
  if (run.source !== "SIMULATED") await spendStart(run.studyId, "places");
  await admitParticipant(run, input);
}
