import { tQuantile } from "@/lib/stats/numeric/distributions";
import { type Estimate, insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";
import { quantileOfCounts } from "./quantile";
import { countRatings } from "./value-counts";

export interface Spread {
  /** Standard deviation of the ratings, with n − 1. */
  sd: number;
  /** Standard error of the mean if ratings were independent. */
  se: number;
  /** The t interval of the mean that goes with `se`. */
  lower: number;
  upper: number;
  confidence: number;
}

export interface CountsDescription {
  n: number;
  /** How often each value occurs, in the order of the values. */
  counts: readonly number[];
  mean: number;
  median: number;
  /** Quartiles of type 7. */
  q1: number;
  q3: number;
  min: number;
  max: number;
  /** Needs two ratings. */
  spread: Outcome<Spread>;
}

/**
 * Describes the ratings of one group: centre, spread and a t interval of the mean.
 *
 * Unit of analysis: the rating. Assumptions: none for the description; `se` and the interval take
 * ratings as independent draws, which several ratings by one participant are not, so they are too
 * narrow where participants differ (see `bootstrapParticipants`). Degenerate: no rating gives
 * insufficient data, one rating no spread, equal ratings a spread of 0 and an interval of no width.
 * Source: Student 1908; quantiles Hyndman and Fan 1996, type 7.
 * Example: values 1 2 3, counts 1 2 1: mean 2, sd .8164965809, interval .7007739 to 3.2992261.
 * Throws RangeError when the confidence is not between 0 and 1.
 */
export function describeCounts(
  values: readonly number[],
  counts: readonly number[],
  confidence = 0.95,
): Outcome<CountsDescription> {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  const n = countRatings(counts);
  if (n < 1) return insufficientData("ratings", 1, n);

  const min = values[counts.findIndex((count) => count > 0)]!;
  const max = values[counts.findLastIndex((count) => count > 0)]!;
  // Measured from the smallest value, so that the mean of equal values is that value to the last bit.
  const sum = values.reduce((total, value, index) => total + counts[index]! * (value - min), 0);
  const mean = min + sum / n;
  return {
    kind: "estimate",
    n,
    counts,
    mean,
    median: quantileOfCounts(values, counts, 0.5),
    q1: quantileOfCounts(values, counts, 0.25),
    q3: quantileOfCounts(values, counts, 0.75),
    min,
    max,
    spread: n < 2 ? insufficientData("ratings", 2, n) : describeSpread(),
  };

  function describeSpread(): Estimate<Spread> {
    const squares = values.reduce((total, value, i) => total + counts[i]! * (value - mean) ** 2, 0);
    const sd = Math.sqrt(squares / (n - 1));
    const se = sd / Math.sqrt(n);
    const reach = tQuantile(1 - (1 - confidence) / 2, n - 1) * se;
    return { kind: "estimate", sd, se, lower: mean - reach, upper: mean + reach, confidence };
  }
}
