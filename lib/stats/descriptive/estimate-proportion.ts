import { normalQuantile } from "@/lib/stats/numeric/distributions";
import { insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";

export interface Proportion {
  n: number;
  proportion: number;
  /** Wilson's interval, within 0 and 1. */
  lower: number;
  upper: number;
  confidence: number;
}

/**
 * A proportion, such as the accuracy of a student on a test set, with Wilson's score interval.
 *
 * Unit of analysis: the question. Assumptions: questions are independent draws from those that could
 * be asked; the interval is about this student, not about others trained in the same way (for them
 * see `describeRuns`). It holds its confidence well for few questions and near 0 and 1, where it does
 * not collapse. Degenerate: no question is insufficient data.
 * Source: Wilson 1927.
 * Example: 7 of 20: .35, interval .1811918 to .5671457.
 * Throws RangeError when the counts are not whole numbers with 0 ≤ successes ≤ n, or the confidence is
 * not between 0 and 1.
 */
export function estimateProportion(
  successes: number,
  n: number,
  confidence = 0.95,
): Outcome<Proportion> {
  const whole = Number.isSafeInteger(successes) && Number.isSafeInteger(n);
  if (!whole || successes < 0 || successes > n) {
    throw new RangeError(`There cannot be ${successes} of ${n}.`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  if (n === 0) return insufficientData("values", 1, 0);
  const square = normalQuantile(1 - (1 - confidence) / 2) ** 2;
  const failures = n - successes;
  const root = Math.sqrt(square * (square + (4 * successes * failures) / n));
  // The lower end of the failures' interval, subtracted, so that neither end is a small difference.
  const lowerEnd = (count: number) => (2 * count * count) / n / (2 * count + square + root);
  return {
    kind: "estimate",
    n,
    proportion: successes / n,
    lower: lowerEnd(successes),
    upper: 1 - lowerEnd(failures),
    confidence,
  };
}
