/** More time than that has to be missing in total: clocks of servers may differ by some seconds. */
export const LEAST_MISSING_MS = 5_000;

export interface TimedTrial {
  position: number;
  /** Time on the trial, as the browser reported it. */
  durationMs: number | null;
  /** When the server stored the response, in milliseconds since 1970. */
  receivedMs: number;
  /** When it was submitted by the participant's clock, in the same unit; null where it is not known. */
  submittedMs: number | null;
}

export interface ImplausibleTimesFlag {
  kind: "implausible-times";
  /** Reported for these responses, in total. */
  reportedMs: number;
  /** What of it can have passed at most. */
  possibleMs: number;
  responses: number;
}

type Compared = Omit<ImplausibleTimesFlag, "kind">;
type Measured = TimedTrial & { durationMs: number };

/**
 * Whether the times that a browser reported can have passed. One person works on one trial after
 * another, so up to each receipt the reported times add up to no more than has passed since the
 * first trial could be seen (`startedMs`). That holds for responses that waited offline and came all at
 * once: their work fits between the receipt before them and their own. And between one submission and
 * the next, by the participant's clock, at least the time on the later trial has passed; a clock that
 * was set back is seen once, so the largest such gap is not counted.
 *
 * @param startedMs - by the server's clock, in milliseconds since 1970; null: times are not compared.
 */
export function flagTimes(
  trials: readonly TimedTrial[],
  startedMs: number | null,
): ImplausibleTimesFlag | null {
  if (startedMs === null) return null;
  const measured = trials
    .filter((trial): trial is Measured => trial.durationMs !== null)
    .sort((a, b) => a.receivedMs - b.receivedMs || a.position - b.position);
  const compared = [compareReceipts(measured, startedMs), compareSubmissions(measured)];
  const [worst] = compared.sort((a, b) => missing(b) - missing(a));
  return worst && missing(worst) > LEAST_MISSING_MS
    ? { kind: "implausible-times", ...worst }
    : null;
}

const missing = ({ reportedMs, possibleMs }: Compared) => reportedMs - possibleMs;

/** The moment at which the most time is missing by the server's clock. */
function compareReceipts(trials: readonly Measured[], startedMs: number): Compared {
  let worst: Compared = { reportedMs: 0, possibleMs: 0, responses: 0 };
  let reportedMs = 0;
  trials.forEach(({ durationMs, receivedMs }, index) => {
    reportedMs += durationMs;
    const passed = Math.max(0, receivedMs - startedMs);
    const here = { reportedMs, possibleMs: Math.min(reportedMs, passed), responses: index + 1 };
    if (missing(here) > missing(worst)) worst = here;
  });
  return worst;
}

/** All responses that were submitted after the one received before them, by the participant's clock. */
function compareSubmissions(trials: readonly Measured[]): Compared {
  const gaps = trials.flatMap(({ durationMs, submittedMs }, index) => {
    const before = trials[index - 1]?.submittedMs ?? null;
    // Sent out of order, or by another clock.
    if (submittedMs === null || before === null || submittedMs < before) return [];
    return [{ durationMs, missingMs: Math.max(0, durationMs - (submittedMs - before)) }];
  });
  const reportedMs = gaps.reduce((sum, gap) => sum + gap.durationMs, 0);
  const missingMs = gaps.reduce((sum, gap) => sum + gap.missingMs, 0);
  const largest = Math.max(0, ...gaps.map((gap) => gap.missingMs));
  return { reportedMs, possibleMs: reportedMs - (missingMs - largest), responses: gaps.length };
}
