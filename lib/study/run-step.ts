/** Where a participant is in the run. */
export type RunStep = "about-you" | "instructions" | "rate" | "thanks";

/**
 * The page on which a participant goes on: decided by what is stored, never by the address that the
 * browser happens to ask for.
 */
export function runStep(run: {
  aboutYouAt: Date | null;
  instructedAt: Date | null;
  completedAt: Date | null;
}): RunStep {
  if (run.completedAt) return "thanks";
  if (!run.aboutYouAt) return "about-you";
  return run.instructedAt ? "rate" : "instructions";
}
