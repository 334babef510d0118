/** Away for longer than that in a single trial is long. */
export const LONG_AWAY_MS = 5 * 60_000;

/** Away for more than this share of the time of all trials is long as well. */
export const AWAY_SHARE = 0.5;

export interface AwayTrial {
  position: number;
  durationMs: number | null;
  /** The part of it in which the page was hidden or another window had the focus. */
  awayMs: number | null;
}

export interface AwayFlag {
  kind: "away";
  /** Over the trials in which both were measured. */
  awayMs: number;
  totalMs: number;
  longest: { position: number; awayMs: number };
}

/** Away for more than half the time of the trials, or for over five minutes in one of them. */
export function flagAway(trials: readonly AwayTrial[]): AwayFlag | null {
  const measured = trials.flatMap(({ position, durationMs, awayMs }) =>
    durationMs === null || awayMs === null ? [] : [{ position, durationMs, awayMs }],
  );
  const [first] = measured;
  if (!first) return null;
  const totalMs = measured.reduce((sum, trial) => sum + trial.durationMs, 0);
  const awayMs = measured.reduce((sum, trial) => sum + trial.awayMs, 0);
  const longest = measured.reduce((most, trial) => (trial.awayMs > most.awayMs ? trial : most));
  if (awayMs <= AWAY_SHARE * totalMs && longest.awayMs <= LONG_AWAY_MS) return null;
  return {
    kind: "away",
    awayMs,
    totalMs,
    longest: { position: longest.position, awayMs: longest.awayMs },
  };
}
