import type { ValueCounts } from "@/lib/stats/descriptive/value-counts";
import { adjustPValues } from "@/lib/stats/numeric/adjust-p-values";
import { normalTwoSidedP } from "@/lib/stats/numeric/distributions";
import { type GroupPair, listPairs } from "@/lib/stats/numeric/list-pairs";
import { insufficientData, isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { rankCounts } from "./rank-counts";

export interface DunnComparison {
  /** Mean rank of the second group minus that of the first, among the ratings of all groups. */
  rankDifference: number;
  /** Positive where the second group is rated higher. */
  z: number;
  /** Two-sided, for this pair alone. */
  p: number;
  bonferroni: number;
  holm: number;
  benjaminiHochberg: number;
}

export type DunnPair = GroupPair & Outcome<DunnComparison>;

export interface DunnTest {
  /** How many pairs the p-values are adjusted over: those between groups that have ratings. */
  comparisons: number;
  /** Every pair of the table; one with an empty group says so. */
  pairs: DunnPair[];
}

/**
 * Says which groups differ, after Kruskal-Wallis: compares mean ranks of every pair, keeping the ranks
 * among all groups and the common variance, corrected for ties.
 *
 * Unit of analysis: the rating. Assumptions: as for `kruskalWallis`, ratings are independent; z is
 * normal in large groups. Degenerate: a group without ratings makes its pairs insufficient data and
 * does not count in the adjustment; equal ratings throughout leave every pair undefined.
 * Source: Dunn 1964; adjustments in `adjustPValues`.
 * Example: groups 1 2 3 and 4 5 6: rank difference 3, z 1.963961012, p .0495346134.
 * Throws nothing for a table made by `fromCounts` or `countValues`.
 */
export function dunnTest(table: ValueCounts): DunnTest {
  const allPairs = listPairs(table.counts.length);
  const ranks = rankCounts(table);
  if (!isEstimate(ranks)) {
    return { comparisons: 0, pairs: allPairs.map((pair) => ({ ...pair, ...ranks })) };
  }
  const { n, tieCorrection } = ranks;
  const variance = (tieCorrection * n * (n + 1)) / 12;
  const ranked = new Map(ranks.groups.map((group) => [group.group, group]));

  const compared = allPairs.map((pair) => {
    const first = ranked.get(pair.first);
    const second = ranked.get(pair.second);
    if (!first || !second) {
      const got = Number(Boolean(first)) + Number(Boolean(second));
      return { ...pair, ...insufficientData("groups", 2, got) };
    }
    const rankDifference = second.meanRank - first.meanRank;
    const z = rankDifference / Math.sqrt(variance * (1 / first.n + 1 / second.n));
    return { ...pair, kind: "estimate" as const, rankDifference, z, p: normalTwoSidedP(z) };
  });
  const adjusted = adjustPValues(compared.filter(isEstimate).map((pair) => pair.p));

  let place = 0;
  const pairs = compared.map((pair): DunnPair => {
    if (!isEstimate(pair)) return pair;
    const bonferroni = adjusted.bonferroni[place]!;
    const holm = adjusted.holm[place]!;
    const benjaminiHochberg = adjusted.benjaminiHochberg[place]!;
    place += 1;
    return { ...pair, bonferroni, holm, benjaminiHochberg };
  });
  return { comparisons: place, pairs };
}
