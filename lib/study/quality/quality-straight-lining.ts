import { type CheckedResponse, failedChecks, STRAIGHT_LINE_RESPONSES } from "./quality-checks";

/** The share of all ratings in one run of the same answer from which on it is flagged. */
export const LONG_STRING_SHARE = 0.5;

export interface StraightLiningFlag {
  kind: "straight-lining";
  /** The longest run of the same answer, over all statements in order. */
  longestRun: number;
  ratings: number;
  /** Responses in which every statement got the same answer, of all. */
  uniformResponses: number;
  responses: number;
  /** Whether all answers are the same: then the analysis set "checked" leaves the participant out. */
  throughout: boolean;
}

/** The length of the longest run of equal values; 0 of none. */
export function longestRun(values: readonly number[]): number {
  let longest = 0;
  let current = 0;
  values.forEach((value, index) => {
    current = index > 0 && values[index - 1] === value ? current + 1 : 1;
    longest = Math.max(longest, current);
  });
  return longest;
}

/**
 * The same answer again and again: to every statement of all responses, by the rule of the analysis
 * set, or over at least half of all ratings in a row (the long-string index; Curran, Journal of
 * Experimental Social Psychology 66, 2016, takes half the length of the scale). Both from six
 * responses on. Ratings are taken in the order of the trials, and in each in that of the statements.
 */
export function flagStraightLining(
  responses: readonly CheckedResponse[],
): StraightLiningFlag | null {
  const ratings = responses.flatMap((response) => response.ratings);
  const run = longestRun(ratings);
  const throughout = failedChecks(responses).includes("straight-lining");
  const statements = Math.max(0, ...responses.map((response) => response.ratings.length));
  const long =
    responses.length >= STRAIGHT_LINE_RESPONSES &&
    statements > 1 &&
    run >= LONG_STRING_SHARE * ratings.length;
  if (!throughout && !long) return null;
  const uniform = responses.filter(
    (response) => response.ratings.length > 1 && new Set(response.ratings).size === 1,
  );
  return {
    kind: "straight-lining",
    longestRun: run,
    ratings: ratings.length,
    uniformResponses: uniform.length,
    responses: responses.length,
    throughout,
  };
}
