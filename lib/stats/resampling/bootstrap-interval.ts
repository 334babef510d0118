import { quantileOfSorted } from "@/lib/stats/descriptive/quantile";
import { normalQuantile, normalUpperTail } from "@/lib/stats/numeric/distributions";
import { insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";

export interface Limits {
  lower: number;
  upper: number;
}

export interface BootstrapInterval extends Limits {
  /** Standard deviation of the replicates. */
  se: number;
  /** Bias-corrected and accelerated; `lower` and `upper` are the percentile interval. */
  bca: Outcome<Limits>;
  confidence: number;
}

/** Replicates this close to the estimate, relative to their size and spread, are equal to it. */
const ROUNDING = 1e-12;

/**
 * The percentile and the BCa interval of a figure from its replicates.
 *
 * The percentile interval lies between the quantiles of the replicates; BCa moves these by how often
 * replicates lie below the estimate (bias) and by how the standard error changes with it
 * (acceleration). Replicates equal to the estimate count half, as ratings have few values. Degenerate:
 * equal replicates give an interval of no width; an estimate beyond all replicates has no BCa interval
 * until there are more of them.
 * Source: Efron 1987; quantiles of type 7.
 * Example: replicates 1 2 3 4 5, estimate 3, acceleration 0: both intervals are the same.
 * Throws RangeError for no replicates or a confidence that is not between 0 and 1.
 *
 * @param replicates ascending
 * @param acceleration as `accelerate` has it
 */
export function bootstrapInterval(
  replicates: Float64Array,
  estimate: number,
  acceleration: number,
  confidence = 0.95,
): BootstrapInterval {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  const tail = (1 - confidence) / 2;
  return {
    se: standardDeviation(replicates),
    lower: quantileOfSorted(replicates, tail),
    upper: quantileOfSorted(replicates, 1 - tail),
    bca: acceleratedLimits(replicates, estimate, acceleration, tail),
    confidence,
  };
}

function acceleratedLimits(
  replicates: Float64Array,
  estimate: number,
  acceleration: number,
  tail: number,
): Outcome<Limits> {
  const n = replicates.length;
  const slack = ROUNDING * (Math.abs(estimate) + replicates[n - 1]! - replicates[0]!);
  let twiceBelow = 0;
  for (const replicate of replicates) {
    if (replicate < estimate - slack) twiceBelow += 2;
    else if (replicate <= estimate + slack) twiceBelow += 1;
  }
  if (twiceBelow === 0 || twiceBelow === 2 * n) return insufficientData("replicates", n + 1, n);
  const bias = normalQuantile(twiceBelow / (2 * n));
  const level = (z: number) => {
    const slope = 1 - acceleration * (bias + z);
    // So far out that the adjusted level has no end.
    if (!(slope > 0)) return Number(bias + z > 0);
    return normalUpperTail(-(bias + (bias + z) / slope));
  };
  const z = normalQuantile(1 - tail);
  return {
    kind: "estimate",
    lower: quantileOfSorted(replicates, level(-z)),
    upper: quantileOfSorted(replicates, level(z)),
  };
}

function standardDeviation(values: Float64Array): number {
  // From the first value on, so that equal values have exactly none.
  const origin = values[0]!;
  let sum = 0;
  for (const value of values) sum += value - origin;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - origin - mean) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}
