import {
  countRatings,
  totalsPerValue,
  type ValueCounts,
} from "@/lib/stats/descriptive/value-counts";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";

export interface RankedGroup {
  /** Its place in the table of counts. */
  group: number;
  n: number;
  meanRank: number;
}

export interface Ranks {
  n: number;
  /** The groups that have ratings. */
  groups: RankedGroup[];
  /** Places of the groups without any; they take no part. */
  emptyGroups: number[];
  /** 1 without ties, nearer to 0 the more ratings share a value. */
  tieCorrection: number;
}

/**
 * Ranks all ratings together and averages the ranks in each group; tied ratings share the mean of
 * the ranks that they take up.
 *
 * Unit of analysis: the rating. The tie correction is 1 − Σ(t³ − t) / (n³ − n) over values that occur
 * t times. Degenerate: fewer than two groups with ratings are insufficient data; where all ratings
 * are equal nothing built on ranks is defined.
 * Source: Kruskal and Wallis 1952.
 * Example: groups 1 2 and 2 5 have ranks 1 2.5 and 2.5 4, mean ranks 1.75 and 3.25, correction .9.
 * Throws nothing for a table made by `fromCounts` or `countValues`.
 */
export function rankCounts(table: ValueCounts): Outcome<Ranks> {
  const sizes = table.counts.map(countRatings);
  const occupied = sizes.filter((size) => size > 0).length;
  if (occupied < 2) return insufficientData("groups", 2, occupied);
  const totals = totalsPerValue(table);
  if (totals.filter((total) => total > 0).length < 2) return undefinedFigure("no-variation");

  let before = 0;
  let ties = 0;
  const rankOfValue = totals.map((total) => {
    const rank = before + (total + 1) / 2;
    before += total;
    ties += total ** 3 - total;
    return rank;
  });
  const n = before;
  const groups: RankedGroup[] = [];
  const emptyGroups: number[] = [];
  table.counts.forEach((counts, group) => {
    const size = sizes[group]!;
    if (size === 0) {
      emptyGroups.push(group);
      return;
    }
    const sum = counts.reduce((total, count, index) => total + count * rankOfValue[index]!, 0);
    groups.push({ group, n: size, meanRank: sum / size });
  });
  return { kind: "estimate", n, groups, emptyGroups, tieCorrection: 1 - ties / (n ** 3 - n) };
}
