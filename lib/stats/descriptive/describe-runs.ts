import { tQuantile } from "@/lib/stats/numeric/distributions";
import { insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";
import type { Spread } from "./describe-counts";
import { momentsOfNumbers } from "./group-moments";

export interface RunsDescription {
  n: number;
  mean: number;
  /** Needs two runs. */
  spread: Outcome<Spread>;
}

/**
 * Describes the accuracy of several students that were trained in the same way: mean, spread and a t
 * interval of the mean.
 *
 * Unit of analysis: the model run. Assumptions: runs are independent draws (other seeds) and about
 * normal, which few runs cannot show. Degenerate: no run is insufficient data, one run has no spread,
 * equal runs have a spread of 0 and an interval of no width.
 * Source: Student 1908.
 * Example: 62.7 63.2 64.5 65.1 64.9: mean 64.08, sd 1.0686440, interval 62.7531032 to 65.4068968.
 * Throws RangeError when an accuracy is not finite, or the confidence is not between 0 and 1.
 */
export function describeRuns(
  accuracies: readonly number[],
  confidence = 0.95,
): Outcome<RunsDescription> {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  const { n, mean, squares } = momentsOfNumbers(accuracies);
  if (n < 1) return insufficientData("runs", 1, n);
  if (n < 2) return { kind: "estimate", n, mean, spread: insufficientData("runs", 2, n) };
  const sd = Math.sqrt(squares / (n - 1));
  const se = sd / Math.sqrt(n);
  const reach = tQuantile(1 - (1 - confidence) / 2, n - 1) * se;
  const [lower, upper] = [mean - reach, mean + reach];
  const spread = { kind: "estimate" as const, sd, se, lower, upper, confidence };
  return { kind: "estimate", n, mean, spread };
}
