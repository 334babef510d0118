import "server-only";
import { AppError } from "@/lib/errors";
import type { WithdrawalInput } from "@/lib/schemas/participation/take";
import { endRun } from "@/lib/server/participation/assignment/admit-participant";
import { takePath } from "@/lib/study/participation/take-path";
import { eraseParticipant } from "./erase-participant";
import { findTakenStudy } from "./find-taken-study";
import { loadRun, type Run } from "./load-run";
import {
  issueWithdrawalToken,
  readWithdrawalToken,
  rememberedParticipant,
  rememberParticipant,
} from "./participant-token";

/** The participant's own address for withdrawing later, from any device. */
export function withdrawalPath(slug: string, participantId: string): string {
  const token = issueWithdrawalToken(participantId);
  return `${takePath(slug, "withdraw")}?participant=${token}`;
}

/**
 * The run that somebody withdraws from: of the address's token, or else of this browser.
 * @throws AppError not-found (404) for an unknown study, not-signed-in (401) when neither says whose.
 */
export async function findWithdrawnRun(slug: string, token: string | undefined): Promise<Run> {
  const study = await findTakenStudy(slug);
  if (!study) throw new AppError("not-found", "There is no such study.");
  const participantId = token ? readWithdrawalToken(token) : await rememberedParticipant(study.id);
  const run = participantId ? await loadRun(slug, participantId) : null;
  if (!run) throw new AppError("not-signed-in", "Open the study again by the link you were given.");
  return run;
}

/**
 * Ends somebody's participation at their own wish: either nothing more is asked and what was
 * answered stays, or everything is erased. Both can be done again without harm.
 *
 * @returns the page that says so.
 * @throws AppError as `findWithdrawnRun`.
 */
export async function withdraw(
  slug: string,
  { withdrawal, token }: WithdrawalInput,
): Promise<string> {
  const run = await findWithdrawnRun(slug, token);
  const { studyId, participantId } = run;
  if (withdrawal === "stop") await endRun(run, "WITHDRAWN", {});
  else await eraseParticipant(studyId, participantId, { by: null, reason: "participant" });
  await rememberParticipant(studyId, participantId);
  const after = await loadRun(slug, participantId);
  return takePath(slug, after?.step ?? "ended");
}
