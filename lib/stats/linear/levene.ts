import { quantileOfCounts } from "@/lib/stats/descriptive/quantile";
import {
  countRatings,
  totalsPerValue,
  type ValueCounts,
} from "@/lib/stats/descriptive/value-counts";
import { fUpperTail } from "@/lib/stats/numeric/distributions";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";

/** Where in a group deviations are measured from; the median (Brown and Forsythe) is more robust. */
export type DeviationCentre = "median" | "mean";

export interface Levene {
  /** The F of a one-way analysis of variance on the absolute deviations. */
  statistic: number;
  df1: number;
  df2: number;
  pValue: number;
  /** Places of the groups without ratings, which take no part. */
  emptyGroups: number[];
}

/**
 * Tests whether groups spread equally: compares between groups how far ratings lie from the centre
 * of their group, on average.
 *
 * Unit of analysis: the rating. Assumptions: ratings are independent, within and between groups; F
 * is an approximation, as absolute deviations are not normal. Degenerate: fewer than two groups with
 * ratings, or no more ratings than groups, are insufficient data; a group of one rating takes part
 * with a deviation of 0; where all ratings are equal, or all deviations within each group, F is
 * undefined.
 * Source: Levene 1960 (mean); Brown and Forsythe 1974 (median).
 * Example: groups 1 2 3 and 1 3 8, from the median: deviations 1 0 1 and 2 0 5, F 5/4 on 1 and 4
 * degrees of freedom, p .3261642.
 * Throws nothing for a table made by `fromCounts` or `countValues`.
 */
export function leveneTest(
  table: ValueCounts,
  centre: DeviationCentre = "median",
): Outcome<Levene> {
  const { values, counts } = table;
  const sizes = counts.map(countRatings);
  const occupied = sizes.flatMap((size, group) => (size > 0 ? [group] : []));
  if (occupied.length < 2) return insufficientData("groups", 2, occupied.length);
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const k = occupied.length;
  if (n <= k) return insufficientData("ratings", k + 1, n);
  const occurring = totalsPerValue(table).filter((total) => total > 0);
  if (occurring.length < 2) return undefinedFigure("no-variation");

  let largest = 0;
  const spreads = occupied.map((group) => {
    const ofGroup = counts[group]!;
    const middle = findCentre(values, ofGroup, centre);
    const deviations = values.map((value) => Math.abs(value - middle));
    const size = sizes[group]!;
    const mean = weightedSum(deviations, ofGroup) / size;
    const squares = deviations.map((deviation) => (deviation - mean) ** 2);
    deviations.forEach((deviation, place) => {
      if (ofGroup[place]! > 0) largest = Math.max(largest, deviation);
    });
    return { size, mean, within: weightedSum(squares, ofGroup) };
  });
  const within = spreads.reduce((sum, spread) => sum + spread.within, 0);
  // Deviations that are equal but for rounding do not vary.
  if (within <= n * (1e-12 * largest) ** 2) return undefinedFigure("no-residual-variation");

  const grandMean = spreads.reduce((sum, { size, mean }) => sum + size * mean, 0) / n;
  const between = spreads.reduce((sum, { size, mean }) => sum + size * (mean - grandMean) ** 2, 0);
  const statistic = between / (k - 1) / (within / (n - k));
  return {
    kind: "estimate",
    statistic,
    df1: k - 1,
    df2: n - k,
    pValue: fUpperTail(statistic, k - 1, n - k),
    emptyGroups: sizes.flatMap((size, group) => (size === 0 ? [group] : [])),
  };
}

function findCentre(values: readonly number[], counts: readonly number[], centre: DeviationCentre) {
  if (centre === "median") return quantileOfCounts(values, counts, 0.5);
  return weightedSum(values, counts) / countRatings(counts);
}

function weightedSum(values: readonly number[], counts: readonly number[]): number {
  return values.reduce((sum, value, place) => sum + counts[place]! * value, 0);
}
