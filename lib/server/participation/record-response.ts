import "server-only";
import { AppError } from "@/lib/errors";
import type { ResponseInput } from "@/lib/schemas/participation/take";
import { assignPlaces } from "@/lib/server/participation/assignment/assign-places";
import { inBatches } from "@/lib/server/shared/in-batches";
import { retryingConflicts } from "@/lib/server/shared/retrying-conflicts";
import { type Protocol, ratingProblems, sameRatings } from "@/lib/study/protocol/protocol";
import { findOwnTrial } from "./find-own-trial";
import { loadRatings, type ResponseToStore, storeResponses } from "./store-responses";

const MESSAGES = {
  missing: "This statement has no rating.",
  "off-scale": "This rating is not on the scale.",
  unknown: "The study has no such statement.",
};

// One statement, and one wait for the disk, takes as many responses as have come meanwhile.
const store = inBatches(
  (responses: ResponseToStore[]) => retryingConflicts(() => storeResponses(responses)),
  { most: 100, atOnce: 2 },
);

/**
 * Stores a participant's response to one of their trials, once.
 *
 * @param participantIds - whom the browser acts as; the trial has to be one of theirs.
 * @returns "stored", or "already-stored" when the same ratings had been stored before.
 * @throws AppError not-found (404), not-acceptable (422, with field paths), already-answered (409)
 * when other ratings are stored for the trial, run-ended (410) after a withdrawal.
 *
 * A study that has closed, and a place that has run out, still take the answer: somebody gave it.
 */
export async function recordResponse(
  participantIds: string[],
  trialId: string,
  input: ResponseInput,
): Promise<"stored" | "already-stored"> {
  const trial = await findOwnTrial(participantIds, trialId);
  refuseUnacceptable(trial.protocol, input);
  const { stored: isStored, lateFor } = await store({ trial, input });
  // The answer is there, whatever becomes of the places.
  if (lateFor)
    await keepLate(trial.studyId, lateFor).catch((error: unknown) => console.error(error));
  if (isStored) return "stored";

  // It was there before, or the run ended: look again at what the database says now.
  await findOwnTrial(participantIds, trialId, { anew: true });
  const stored = await loadRatings(trialId);
  if (sameRatings(stored, input.ratings)) return "already-stored";
  throw new AppError("already-answered", "Other ratings are already stored for this explanation.");
}

/** Whose first answer came after their hold takes a free place, if there is one. */
async function keepLate(studyId: string, participantId: string): Promise<void> {
  await assignPlaces(studyId, { participantId, admission: null, late: true });
}

function refuseUnacceptable(protocol: Protocol, { ratings, checks }: ResponseInput): void {
  const problems = ratingProblems(protocol, ratings).map(({ construct, reason }) => ({
    path: `ratings.${construct}`,
    message: MESSAGES[reason],
  }));
  const known = new Set(protocol.attention.checks.map(({ key }) => key));
  for (const [key, answer] of Object.entries(checks)) {
    const reason = !known.has(key)
      ? "unknown"
      : answer > protocol.scale.length
        ? "off-scale"
        : null;
    if (reason) problems.push({ path: `checks.${key}`, message: MESSAGES[reason] });
  }
  if (problems.length > 0) {
    throw new AppError("not-acceptable", "The ratings are not complete.", problems);
  }
}
