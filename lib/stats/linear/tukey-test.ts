import { type GroupMoments, momentsOfTable } from "@/lib/stats/descriptive/group-moments";
import type { ValueCounts } from "@/lib/stats/descriptive/value-counts";
import { type GroupPair, listPairs } from "@/lib/stats/numeric/list-pairs";
import { insufficientData, type Outcome, type Unavailable } from "@/lib/stats/numeric/outcome";
import {
  studentisedRangeQuantile,
  studentisedRangeUpperTail,
} from "@/lib/stats/numeric/studentised-range";
import { noVariationWithin } from "./analysis-of-variance";

export interface TukeyComparison {
  /** Mean of the second group minus that of the first. */
  difference: number;
  /** All intervals together hold with the confidence. */
  lower: number;
  upper: number;
  /** Adjusted over the pairs: no further adjustment is due. */
  p: number;
}

export type TukeyPair = GroupPair & Outcome<TukeyComparison>;

/**
 * Compares the means of all pairs of groups, with intervals and p-values that hold for all pairs
 * together (Tukey's honestly significant differences, with Kramer's change for unequal groups).
 *
 * Unit of analysis: the rating. Assumptions: as for `analyseVariance`, ratings are independent and
 * groups have one variance. Degenerate: an empty group makes its pairs insufficient data and does not
 * count in the adjustment; no group with more than one rating makes all of them so; groups without
 * variation within leave every pair undefined.
 * Source: Tukey 1953; Kramer 1956.
 * Example: groups 1 2 3, 2 3 4 and 5 6 7: first to second 1, from -1.5052 to 3.5052, p .4827.
 * Throws RangeError when the confidence is not between 0 and 1.
 */
export function tukeyTest(table: ValueCounts, confidence = 0.95): TukeyPair[] {
  return compareByTukey(momentsOfTable(table), confidence);
}

/** The same from the groups' moments, for values that are not ratings, such as accuracies. */
export function compareByTukey(groups: readonly GroupMoments[], confidence = 0.95): TukeyPair[] {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  const filled = groups.filter(({ n }) => n > 0);
  const k = filled.length;
  const n = filled.reduce((sum, group) => sum + group.n, 0);
  const within = filled.reduce((sum, group) => sum + group.squares, 0);
  const df = n - k;
  const unavailable = whyNone();
  if (unavailable) {
    return listPairs(groups.length).map((pair) => ({ ...pair, ...unavailable }));
  }

  const variance = within / df;
  const quantile = studentisedRangeQuantile(1 - confidence, k, df);
  return listPairs(groups.length).map((pair): TukeyPair => {
    const first = groups[pair.first]!;
    const second = groups[pair.second]!;
    if (first.n === 0 || second.n === 0) {
      return { ...pair, ...insufficientData("groups", 2, Number(first.n + second.n > 0)) };
    }
    const difference = second.mean - first.mean;
    const error = Math.sqrt((variance / 2) * (1 / first.n + 1 / second.n));
    const reach = quantile * error;
    return {
      ...pair,
      kind: "estimate",
      difference,
      lower: difference - reach,
      upper: difference + reach,
      p: studentisedRangeUpperTail(Math.abs(difference) / error, k, df),
    };
  });

  function whyNone(): Unavailable | undefined {
    if (k < 2) return insufficientData("groups", 2, k);
    if (df < 1) return insufficientData("ratings", n + 1, n);
    if (within === 0) return noVariationWithin(filled);
  }
}
