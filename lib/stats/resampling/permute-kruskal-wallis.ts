import type { Random } from "@/lib/random";
import type { MeasureRows } from "@/lib/stats/descriptive/covary-complete-rows";
import { orderByCluster } from "@/lib/stats/numeric/order-by-cluster";
import { insufficientData, isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { rankCounts } from "@/lib/stats/rank/rank-counts";
import { createClusterShuffle } from "./shuffle-within-clusters";

export interface PermutationRequest {
  /** One entry a row: any whole number that tells participants apart. */
  cluster: ArrayLike<number>;
  group: ArrayLike<number>;
  groups: number;
  /** All of the same rows; a row may lack some of them. */
  measures: readonly MeasureRows[];
  permutations: number;
  random: Random;
}

export interface PermutedKruskalWallis {
  /** The H of `kruskalWallis`, corrected for ties. */
  h: number;
  /** (1 + permutations with an H of at least this) / (1 + permutations). */
  pValue: number;
  n: number;
  permutations: number;
}

/** A measure that can be tested. */
interface RankedMeasure {
  n: number;
  /** By place of its values: the midrank's distance from the middle, doubled to be whole. */
  deviations: number[];
  /** From Σ (sum of deviations)² / n over groups to H. */
  scale: number;
}

/**
 * Tests whether ratings tend to be higher in some groups than in others, as `kruskalWallis` does, with
 * a p-value that holds although each participant gave several ratings: were there no difference, the
 * groups' labels could be exchanged among a participant's rows, and H is compared with what such
 * exchanges give. All measures share every exchange.
 *
 * Unit of analysis: the row (a response), exchanged within its participant. Assumptions: without
 * differences between groups, the ratings of one participant are exchangeable; participants may differ
 * in any way, and need not have the same groups. The p-value is never below 1 / (permutations + 1),
 * and varies with the seed by about √(p (1 − p) / permutations). Degenerate: fewer than two groups
 * with ratings are insufficient data, and so are participants who all stay within one group; equal
 * ratings throughout leave H undefined.
 * Source: Kruskal and Wallis 1952; exchanges within blocks Good 2005; the p-value Davison and Hinkley
 * 1997, section 4.2.
 * Example: a participant gives 1 and 2 to the groups 0 and 1, another 3 and 4: H is .6, and 0 where one
 * of the two is exchanged, so that p is about one half.
 * Throws RangeError when the columns differ in length, a row names a group or value that is not there,
 * or permutations is not a whole number of at least 1.
 *
 * @returns one outcome a measure
 */
export function permuteKruskalWallis(
  request: PermutationRequest,
): Outcome<PermutedKruskalWallis>[] {
  const { measures, permutations } = request;
  checkRequest(request);
  const ranked = measures.map((measure) => rankMeasure(measure, request));
  const tested = ranked.flatMap((outcome, place) =>
    isEstimate(outcome) ? [{ ...outcome, value: measures[place]!.value }] : [],
  );
  const counted = countAtLeast(tested, request);
  let place = 0;
  return ranked.map((outcome) => {
    if (!isEstimate(outcome)) return outcome;
    if (!counted) return insufficientData("comparing-participants", 1, 0);
    const { observed, atLeast } = counted;
    const h = observed[place]! * outcome.scale;
    const pValue = (atLeast[place]! + 1) / (permutations + 1);
    place += 1;
    return { kind: "estimate", h, pValue, n: outcome.n, permutations };
  });
}

/** How often an exchange spreads the groups as far as they are; null where none changes anything. */
function countAtLeast(
  tested: readonly (RankedMeasure & { value: ArrayLike<number> })[],
  { cluster, group, groups, permutations, random }: PermutationRequest,
) {
  const width = tested.length;
  const { order, offsets } = orderByCluster(cluster);
  const deviations = new Float64Array(order.length * width);
  const present = new Float64Array(order.length * width);
  order.forEach((row, at) => {
    tested.forEach((measure, of) => {
      const place = measure.value[row]!;
      if (place < 0) return;
      deviations[at * width + of] = measure.deviations[place]!;
      present[at * width + of] = 1;
    });
  });
  // Labels are the places of the groups' first sums: adding up then takes no multiplication.
  const labels = Int32Array.from(order, (row) => group[row]! * width);
  if (!someCompare(labels, offsets)) return null;

  const sums = new Float64Array(groups * width);
  const sizes = new Float64Array(groups * width);
  addUp(sums, labels, deviations, width);
  addUp(sizes, labels, present, width);
  const observed = tested.map((_, of) => spreadBetween(sums, sizes, of, width));
  const someMissing = present.includes(0);
  const shuffle = createClusterShuffle(labels, offsets, random);
  const atLeast = new Float64Array(width);
  for (let permutation = 0; permutation < permutations; permutation++) {
    shuffle();
    addUp(sums, labels, deviations, width);
    if (someMissing) addUp(sizes, labels, present, width);
    for (let of = 0; of < width; of++) {
      // The sums are whole and exact; quotients added in another order differ in the last digits.
      const spread = spreadBetween(sums, sizes, of, width);
      if (spread >= observed[of]! * (1 - 1e-9)) atLeast[of]! += 1;
    }
  }
  return { observed, atLeast };
}

function addUp(sums: Float64Array, labels: Int32Array, terms: Float64Array, width: number): void {
  sums.fill(0);
  const pairs = width - (width % 2);
  let term = 0;
  for (let row = 0; row < labels.length; row++) {
    const first = labels[row]!;
    // Two at a time take two thirds of the time of one at a time.
    for (let of = 0; of < pairs; of += 2) {
      sums[first + of]! += terms[term]!;
      sums[first + of + 1]! += terms[term + 1]!;
      term += 2;
    }
    if (pairs < width) sums[first + pairs]! += terms[term++]!;
  }
}

function spreadBetween(sums: Float64Array, sizes: Float64Array, of: number, width: number): number {
  let spread = 0;
  for (let place = of; place < sums.length; place += width) {
    const sum = sums[place]!;
    if (sizes[place]! > 0) spread += (sum * sum) / sizes[place]!;
  }
  return spread;
}

function someCompare(labels: Int32Array, offsets: Int32Array): boolean {
  for (let cluster = 0; cluster + 1 < offsets.length; cluster++) {
    for (let at = offsets[cluster]! + 1; at < offsets[cluster + 1]!; at++) {
      if (labels[at] !== labels[at - 1]) return true;
    }
  }
  return false;
}

function rankMeasure(
  { values, value }: MeasureRows,
  { group, groups }: PermutationRequest,
): Outcome<RankedMeasure> {
  const counts = Array.from({ length: groups }, () => new Array<number>(values.length).fill(0));
  for (let row = 0; row < value.length; row++) {
    if (value[row]! >= 0) counts[group[row]!]![value[row]!]! += 1;
  }
  const ranks = rankCounts({ values, counts });
  if (!isEstimate(ranks)) return ranks;
  const { n, tieCorrection } = ranks;
  let before = 0;
  const deviations = values.map((_, place) => {
    const total = counts.reduce((sum, ofGroup) => sum + ofGroup[place]!, 0);
    const deviation = 2 * before + total - n;
    before += total;
    return deviation;
  });
  return { kind: "estimate", n, deviations, scale: 3 / (n * (n + 1) * tieCorrection) };
}

function checkRequest({ cluster, group, groups, measures, permutations }: PermutationRequest) {
  const rows = group.length;
  if (cluster.length !== rows || measures.some(({ value }) => value.length !== rows)) {
    throw new RangeError("Every row needs a cluster, a group and a place in every measure.");
  }
  if (!Number.isSafeInteger(permutations) || permutations < 1) {
    throw new RangeError(`A test needs at least one permutation, not ${permutations}.`);
  }
  for (let row = 0; row < rows; row++) {
    const isWrong = !(group[row]! >= 0 && group[row]! < groups);
    const wrong = measures.find(({ values, value }) => !(value[row]! < values.length));
    if (isWrong || wrong) {
      throw new RangeError(`Row ${row} names a group or a value that is not there.`);
    }
  }
}
