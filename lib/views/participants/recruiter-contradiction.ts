import { givesPlaceAway, readProlificStatus } from "@/lib/study/recruitment/prolific-status";
import { type ParticipantState, STATE_WORDS } from "./listed-participant";

/**
 * Where what the recruiter says of a submission and what we know do not go together, in a sentence;
 * null where they do, or where the recruiter said nothing that is known here.
 */
export function recruiterContradiction(
  state: ParticipantState,
  recruiterStatus: string | null,
): string | null {
  const status = recruiterStatus === null ? null : readProlificStatus(recruiterStatus);
  if (status === null) return null;
  const here = `${STATE_WORDS[state].toLowerCase()} here`;
  const reachedEnd = state === "completed" || state === "failed-attention";
  if (status === "APPROVED" || status === "AWAITING REVIEW" || status === "PARTIALLY APPROVED") {
    const unfinished = ["active", "dropped", "timed-out", "withdrawn"].includes(state);
    return unfinished
      ? `Handed in there, and ${here}: look whether the answers are there before you pay or reject.`
      : null;
  }
  if (givesPlaceAway(status)) {
    if (state === "active") {
      return `Their place there was given away, and they are ${here}; what they still answer is stored.`;
    }
    return state === "completed"
      ? `Complete here, and ${status.toLowerCase()} there: the answers are stored and usable.`
      : null;
  }
  if (status === "SCREENED OUT") {
    return reachedEnd ? `Screened out there, and ${here}.` : null;
  }
  return reachedEnd
    ? "At the end here, and still running there: the code may not have been handed in."
    : null;
}
