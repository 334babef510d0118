import { momentsOfTable } from "@/lib/stats/descriptive/group-moments";
import type { ValueCounts } from "@/lib/stats/descriptive/value-counts";
import { fUpperTail } from "@/lib/stats/numeric/distributions";
import { insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";
import { noVariationWithin } from "./analysis-of-variance";

export interface WelchTest {
  f: number;
  df1: number;
  /** Not a whole number as a rule. */
  df2: number;
  p: number;
}

/**
 * Tests whether groups have the same mean, whatever their variances.
 *
 * Unit of analysis: the rating. Assumptions: ratings are independent, which several ratings by one
 * participant are not; means are about normal. Degenerate: empty groups are left out; fewer than two
 * groups, or a group of one rating, are insufficient data; a group of equal ratings, whose mean would
 * count without limit, leaves the test undefined.
 * Source: Welch 1951.
 * Example: groups 1 2 3 and 4 5 7: F 10 on 1 and 3.4482759 degrees of freedom, p .0419.
 * Throws nothing for a table made by `fromCounts` or `countValues`.
 */
export function welchTest(table: ValueCounts): Outcome<WelchTest> {
  const groups = momentsOfTable(table).filter(({ n }) => n > 0);
  const k = groups.length;
  if (k < 2) return insufficientData("groups", 2, k);
  if (groups.some(({ n }) => n < 2)) return insufficientData("ratings", 2, 1);
  if (groups.some(({ squares }) => squares === 0)) return noVariationWithin(groups);

  const weights = groups.map(({ n, squares }) => (n * (n - 1)) / squares);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const origin = groups[0]!.mean;
  const shift = groups.reduce((sum, { mean }, i) => sum + weights[i]! * (mean - origin), 0) / total;
  const between = groups.reduce(
    (sum, { mean }, i) => sum + weights[i]! * (mean - origin - shift) ** 2,
    0,
  );
  const imbalance =
    groups.reduce((sum, { n }, i) => sum + (1 - weights[i]! / total) ** 2 / (n - 1), 0) /
    (k * k - 1);
  const f = between / (k - 1) / (1 + 2 * (k - 2) * imbalance);
  const df2 = 1 / (3 * imbalance);
  return { kind: "estimate", f, df1: k - 1, df2, p: fUpperTail(f, k - 1, df2) };
}
