/** How long the runs of a study took, from consent to the end, over those that reached it. */
export interface RunTimes {
  runs: number;
  /** Null where there is no run, or for the standard deviation (n − 1) fewer than two. */
  meanMs: number | null;
  sdMs: number | null;
}

/** Standard deviations below the mean from which on a run is called too fast. */
export const SPEED_DEVIATIONS = 3;

/**
 * Among n values none can lie further than (n − 1) / √n standard deviations from their mean, which
 * exceeds 3 from n = 11 on.
 */
export const LEAST_RUNS_FOR_SPEED = 11;

/** What the recruiter's rule of speed comes to in a study. */
export type SpeedRule =
  | { kind: "too-few-runs"; needed: number; got: number }
  /** Three standard deviations below the mean is no time at all, so that nobody can be faster. */
  | { kind: "cannot-fire"; runs: number; meanMs: number; sdMs: number }
  | { kind: "limit"; runs: number; meanMs: number; sdMs: number; limitMs: number };

/**
 * The time in milliseconds below which a run is exceptionally fast by the recruiter's rule: three
 * standard deviations below the mean of the whole study. Times of a study are skewed to the right, so
 * the rule often cannot fire; then it says so.
 */
export function speedRule({ runs, meanMs, sdMs }: RunTimes): SpeedRule {
  if (runs < LEAST_RUNS_FOR_SPEED || meanMs === null || sdMs === null) {
    return { kind: "too-few-runs", needed: LEAST_RUNS_FOR_SPEED, got: runs };
  }
  const limitMs = meanMs - SPEED_DEVIATIONS * sdMs;
  if (limitMs <= 0) return { kind: "cannot-fire", runs, meanMs, sdMs };
  return { kind: "limit", runs, meanMs, sdMs, limitMs };
}

export interface SpeedFlag {
  kind: "speed";
  totalMs: number;
  limitMs: number;
  meanMs: number;
  sdMs: number;
  runs: number;
}

/** Whether a run of this time (null: it did not reach the end) was exceptionally fast. */
export function flagSpeed(totalMs: number | null, rule: SpeedRule): SpeedFlag | null {
  if (rule.kind !== "limit" || totalMs === null || totalMs >= rule.limitMs) return null;
  return { ...rule, kind: "speed", totalMs };
}
