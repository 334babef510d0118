import type { ClusteredCounts } from "@/lib/stats/descriptive/clustered-counts";
import { chiSquareUpperTail } from "@/lib/stats/numeric/distributions";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";

export interface Friedman {
  /** Corrected for ties. */
  statistic: number;
  df: number;
  /** By the chi-square approximation. */
  pValue: number;
  /** Participants with a rating in every group; only they take part. */
  blocks: number;
  /** statistic / (blocks (groups − 1)): how far participants agree on the order, from 0 to 1. */
  kendallW: number;
  /** By group: the mean over blocks of the group's rank within the block. */
  meanRanks: number[];
}

/**
 * Tests whether participants tend to rate some groups higher than others: ranks the groups by each
 * participant's own mean ratings, and compares the ranks.
 *
 * Unit of analysis: the participant. Assumptions: participants are independent; ratings of one
 * participant need not be, and how high participants rate in general does not matter. Participants
 * without a rating in some group are left out, so a group that nobody rated leaves nobody. The
 * chi-square approximation wants more than about ten participants with four groups. Degenerate: fewer
 * than two groups or blocks are insufficient data; where every block gives all groups the same mean
 * nothing is defined.
 * Source: Friedman 1937; ties Conover 1999, section 5.8; W Kendall and Babington Smith 1939.
 * Example: means 1 2 3, 2 1 3 and 1 2 2 of three participants: mean ranks 4/3 11/6 17/6, statistic
 * 3.8181818, p .1482151.
 * Throws nothing for counts made by `countByCluster`.
 */
export function friedmanTest(counts: ClusteredCounts): Outcome<Friedman> {
  const { values, groups, clusters, offsets, group, value, count } = counts;
  if (groups < 2) return insufficientData("groups", 2, groups);

  const rankSums = new Float64Array(groups);
  const sums = new Float64Array(groups);
  const ns = new Float64Array(groups);
  const means = new Float64Array(groups);
  const order = Array.from({ length: groups }, (_, place) => place);
  const byMean = (a: number, b: number) => means[a]! - means[b]!;
  let blocks = 0;
  let ties = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    sums.fill(0);
    ns.fill(0);
    for (let cell = offsets[cluster]!; cell < offsets[cluster + 1]!; cell++) {
      sums[group[cell]!]! += count[cell]! * values[value[cell]!]!;
      ns[group[cell]!]! += count[cell]!;
    }
    if (ns.includes(0)) continue;
    blocks += 1;
    for (let place = 0; place < groups; place++) means[place] = sums[place]! / ns[place]!;
    order.sort(byMean);
    for (let start = 0, end = 1; start < groups; start = end) {
      for (end = start + 1; end < groups && areTied(order[end - 1]!, order[end]!); ) end++;
      const tied = end - start;
      ties += tied ** 3 - tied;
      for (let place = start; place < end; place++) {
        rankSums[order[place]!]! += (start + end + 1) / 2;
      }
    }
  }
  if (blocks < 2) return insufficientData("blocks", 2, blocks);
  const mostTies = blocks * (groups ** 3 - groups);
  if (ties === mostTies) return undefinedFigure("no-variation");

  const expected = (blocks * (groups + 1)) / 2;
  const between = rankSums.reduce((sum, ranks) => sum + (ranks - expected) ** 2, 0);
  const statistic = (12 * (groups - 1) * between) / (mostTies - ties);
  return {
    kind: "estimate",
    statistic,
    df: groups - 1,
    pValue: chiSquareUpperTail(statistic, groups - 1),
    blocks,
    kendallW: statistic / (blocks * (groups - 1)),
    meanRanks: Array.from(rankSums, (ranks) => ranks / blocks),
  };

  /**
   * Whether two means are the same fraction. Sums of values such as 4.2 carry rounding, by which R
   * breaks such ties; different fractions lie much further apart than that.
   */
  function areTied(a: number, b: number): boolean {
    const [left, right] = [sums[a]! * ns[b]!, sums[b]! * ns[a]!];
    return Math.abs(left - right) <= 1e-12 * Math.max(Math.abs(left), Math.abs(right));
  }
}
