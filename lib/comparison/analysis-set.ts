import type { FailedCheck } from "@/lib/study/quality/quality-checks";

/**
 * Whose responses are compared: everybody's, those of participants who answered everything, or of
 * these only the ones who failed no check of data quality. Who is excluded by decision is in none.
 */
export const ANALYSIS_SETS = ["all", "completed", "checked"] as const;
export type AnalysisSet = (typeof ANALYSIS_SETS)[number];

/** A check that keeps participants out of the set "checked"; of attention: more failed than allowed. */
export type SetCheck = FailedCheck | "attention";

/** Whether a participant's responses belong to the set. */
export function isInSet(
  set: AnalysisSet,
  {
    excluded,
    completed,
    failed,
  }: { excluded: boolean; completed: boolean; failed: readonly SetCheck[] },
): boolean {
  if (excluded) return false;
  if (set === "all") return true;
  return completed && (set === "completed" || failed.length === 0);
}

/** How much there is in an analysis set: participants with a response, and their responses. */
export interface SetSize {
  participants: number;
  responses: number;
}
