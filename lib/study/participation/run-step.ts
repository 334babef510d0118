/** Where a participant is in the run. */
export type RunStep = "about-you" | "instructions" | "rate" | "thanks" | "ended";

/** How far a participant has come, in the words of the stored status. */
export type RunStatus =
  | "ACTIVE"
  | "COMPLETED"
  | "FAILED_ATTENTION"
  | "SCREENED_OUT"
  | "QUOTA_FULL"
  | "TIMED_OUT"
  | "WITHDRAWN"
  | "ERASED";

/**
 * The page on which a participant goes on: decided by what is stored, never by the address that the
 * browser happens to ask for.
 */
export function runStep(run: {
  status: RunStatus;
  aboutYouAt: Date | null;
  instructedAt: Date | null;
}): RunStep {
  if (run.status === "COMPLETED" || run.status === "FAILED_ATTENTION") return "thanks";
  if (run.status !== "ACTIVE") return "ended";
  if (!run.aboutYouAt) return "about-you";
  return run.instructedAt ? "rate" : "instructions";
}

/** How a run ends otherwise than by answering everything. */
export type EndedStatus = Exclude<RunStatus, "ACTIVE" | "COMPLETED" | "FAILED_ATTENTION">;

/** Whether a run has ended before its end. */
export function isEnded(status: RunStatus): status is EndedStatus {
  return !["ACTIVE", "COMPLETED", "FAILED_ATTENTION"].includes(status);
}
