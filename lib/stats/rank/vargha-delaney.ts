import { countRatings, type ValueCounts } from "@/lib/stats/descriptive/value-counts";
import { type GroupPair, listPairs } from "@/lib/stats/numeric/list-pairs";
import { insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";

export type VarghaDelaneyPair = GroupPair & Outcome<{ a: number }>;

/**
 * How often the first group is rated higher: the probability that a rating drawn from it exceeds one
 * drawn from the second, plus half the probability that they are equal. .5 is no difference, 1 and 0
 * are complete separation; exchanging the groups gives 1 − A.
 *
 * Unit of analysis: the pair of ratings. Assumptions: none for the description itself. Degenerate: a
 * group without ratings is insufficient data; equal ratings give .5.
 * Source: Vargha and Delaney 2000.
 * Example: 3 4 against 2 3 wins three times of four and ties once: A = .875.
 * Throws nothing for counts of one table made by `fromCounts` or `countValues`.
 */
export function varghaDelaney(
  first: readonly number[],
  second: readonly number[],
): Outcome<{ a: number }> {
  const firstN = countRatings(first);
  const secondN = countRatings(second);
  if (firstN === 0 || secondN === 0) {
    return insufficientData("groups", 2, Number(firstN > 0) + Number(secondN > 0));
  }
  // Counted in halves, so that all of it stays whole numbers until the division.
  let halves = 0;
  let secondBelow = 0;
  first.forEach((count, index) => {
    const equal = second[index]!;
    halves += count * (2 * secondBelow + equal);
    secondBelow += equal;
  });
  return { kind: "estimate", a: halves / (2 * firstN * secondN) };
}

/** `varghaDelaney` for all pairs of groups, A(first, second) each. */
export function varghaDelaneyPairs(table: ValueCounts): VarghaDelaneyPair[] {
  return listPairs(table.counts.length).map((pair) => ({
    ...pair,
    ...varghaDelaney(table.counts[pair.first]!, table.counts[pair.second]!),
  }));
}
