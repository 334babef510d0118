import { type GroupMoments, momentsOfTable } from "@/lib/stats/descriptive/group-moments";
import type { ValueCounts } from "@/lib/stats/descriptive/value-counts";
import { fUpperTail } from "@/lib/stats/numeric/distributions";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";

export interface AnalysisOfVariance {
  f: number;
  dfBetween: number;
  dfWithin: number;
  p: number;
  n: number;
  /** Sums of squares. */
  between: number;
  within: number;
  /** The share of the variation that lies between groups, from 0 to 1. */
  etaSquared: number;
}

/**
 * Tests whether groups have the same mean, if they have the same variance (one-way ANOVA).
 *
 * Unit of analysis: the rating. Assumptions: ratings are independent, within and between groups, which
 * several ratings by one participant are not; groups have one variance (else `welchTest`); small
 * groups are normal. Degenerate: empty groups are left out; fewer than two groups, or no group with
 * more than one rating, are insufficient data; equal ratings throughout are undefined, and so is no
 * variation within any group.
 * Source: Fisher 1925.
 * Example: groups 1 2 3 and 4 5 6: F 13.5 on 1 and 4 degrees of freedom, p .02131164, eta² .7714286.
 * Throws nothing for a table made by `fromCounts` or `countValues`.
 */
export function analyseVariance(table: ValueCounts): Outcome<AnalysisOfVariance> {
  const groups = momentsOfTable(table).filter(({ n }) => n > 0);
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  if (groups.length < 2) return insufficientData("groups", 2, groups.length);
  if (n === groups.length) return insufficientData("ratings", n + 1, n);

  const between = squaresBetween(groups, n);
  const within = groups.reduce((sum, group) => sum + group.squares, 0);
  if (within === 0) return noVariationWithin(groups);
  const dfBetween = groups.length - 1;
  const dfWithin = n - groups.length;
  const f = between / dfBetween / (within / dfWithin);
  return {
    kind: "estimate",
    f,
    dfBetween,
    dfWithin,
    p: fUpperTail(f, dfBetween, dfWithin),
    n,
    between,
    within,
    etaSquared: between / (between + within),
  };
}

function squaresBetween(groups: GroupMoments[], n: number): number {
  const origin = groups[0]!.mean;
  const sum = groups.reduce((total, group) => total + group.n * (group.mean - origin), 0);
  const mean = origin + sum / n;
  return groups.reduce((total, group) => total + group.n * (group.mean - mean) ** 2, 0);
}

/** Why groups without any spread have no test: because they are all the same, or because not. */
export function noVariationWithin(groups: readonly GroupMoments[]) {
  const same = groups.every(({ mean }) => mean === groups[0]!.mean);
  return undefinedFigure(same ? "no-variation" : "no-residual-variation");
}
