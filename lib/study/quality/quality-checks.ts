/** What the checks look at: a participant's responses. */
export interface CheckedResponse {
  /** Places or values of the ratings, one a construct. */
  ratings: readonly number[];
  /** From the first sight of the trial to its submission; null where it was not measured. */
  durationMs: number | null;
}

/** Responses from which on giving one and the same answer throughout is taken for a sign. */
export const STRAIGHT_LINE_RESPONSES = 6;

/** Less time for a statement than that, in the median trial, is too little to read it. */
export const LEAST_MS_PER_STATEMENT = 1000;

export type FailedCheck = "straight-lining" | "speed";

/**
 * The checks of data quality that a participant's responses fail.
 *
 * Straight-lining: at least six responses, and the same answer to every statement of all of them.
 * Speed: in the median measured trial, less than a second for each statement. Both are known from
 * the data alone, and say nothing about which answers are wanted.
 */
export function failedChecks(responses: readonly CheckedResponse[]): FailedCheck[] {
  const failed: FailedCheck[] = [];
  const answers = new Set(responses.flatMap(({ ratings }) => ratings));
  const statements = Math.max(0, ...responses.map(({ ratings }) => ratings.length));
  if (responses.length >= STRAIGHT_LINE_RESPONSES && statements > 1 && answers.size === 1) {
    failed.push("straight-lining");
  }
  const durations = responses.flatMap(({ durationMs }) => durationMs ?? []).sort((a, b) => a - b);
  const median = durations[Math.floor(durations.length / 2)];
  if (median !== undefined && median < statements * LEAST_MS_PER_STATEMENT) failed.push("speed");
  return failed;
}
