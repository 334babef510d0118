import type { ValueCounts } from "@/lib/stats/descriptive/value-counts";
import { chiSquareUpperTail } from "@/lib/stats/numeric/distributions";
import { insufficientData, isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { type RankedGroup, rankCounts } from "./rank-counts";

export interface KruskalWallis {
  /** Corrected for ties. */
  h: number;
  hUncorrected: number;
  tieCorrection: number;
  df: number;
  /** By the chi-square approximation. */
  p: number;
  n: number;
  /** The groups that have ratings, and so take part. */
  groups: RankedGroup[];
  /** Places of the groups without ratings, which are left out of the number of groups. */
  emptyGroups: number[];
  /** H / (n − 1): the share of the variation of ranks that lies between groups, from 0 to 1. */
  epsilonSquared: number;
  /** (H − k + 1) / (n − k): less biased, can be below 0; needs more ratings than groups. */
  etaSquaredH: Outcome<{ value: number }>;
}

/**
 * Tests whether ratings tend to be higher in some groups than in others, by ranks.
 *
 * Unit of analysis: the rating. Assumptions: ratings are independent, within and between groups.
 * Several ratings by one participant, who tends to rate high or low, are not: p is then too small
 * where each participant rates one group, too large where each rates all. The chi-square
 * approximation wants about five ratings in each group. Degenerate: fewer than two groups with
 * ratings are insufficient data; equal ratings throughout leave H undefined.
 * Source: Kruskal and Wallis 1952; effect sizes Tomczak and Tomczak 2014.
 * Example: groups 1 2 3 and 4 5 6: H = 27/7 = 3.857142857, df 1, p .0495346134, ε² 27/35.
 * Throws nothing for a table made by `fromCounts` or `countValues`.
 */
export function kruskalWallis(table: ValueCounts): Outcome<KruskalWallis> {
  const ranks = rankCounts(table);
  if (!isEstimate(ranks)) return ranks;
  const { n, groups, emptyGroups, tieCorrection } = ranks;

  // The textbook form subtracts 3 (n + 1) from a sum of nearly that size; this one loses no digits.
  const between = groups.reduce(
    (sum, group) => sum + group.n * (group.meanRank - (n + 1) / 2) ** 2,
    0,
  );
  const hUncorrected = (12 * between) / (n * (n + 1));
  const h = hUncorrected / tieCorrection;
  const k = groups.length;
  return {
    kind: "estimate",
    h,
    hUncorrected,
    tieCorrection,
    df: k - 1,
    p: chiSquareUpperTail(h, k - 1),
    n,
    groups,
    emptyGroups,
    epsilonSquared: h / (n - 1),
    etaSquaredH:
      n > k
        ? { kind: "estimate", value: (h - k + 1) / (n - k) }
        : insufficientData("ratings", k + 1, n),
  };
}
