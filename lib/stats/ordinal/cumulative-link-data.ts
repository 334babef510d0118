import type { ClusteredCounts } from "@/lib/stats/descriptive/clustered-counts";

/**
 * The ratings as the likelihood of a cumulative logit model needs them. A pair is a threshold j
 * between two answers and a group g; it has the place `j * groups + g` in all tables.
 *
 * A rating's probability is a difference of two logistic functions, which factors so that only sums
 * over pairs are left: with a = v − θ_j + β_g, a participant's log-likelihood is, up to a part that
 * all participants share, `above` · v − Σ `times` · log(1 + exp a).
 */
export interface CumulativeLinkData {
  /** Of the groups with ratings, in order, their places in the counts. */
  ratedGroups: number[];
  /** Of the answers that were given, ascending, their places in the counts' values. */
  givenValues: number[];
  groups: number;
  /** One less than the answers that were given. */
  thresholds: number;
  n: number;
  clusters: number;
  /** Of each pair: its threshold, and where derivatives by its group's effect are kept. */
  thresholdOf: Int32Array;
  effectOf: Int32Array;
  /** How often group g gave answer k: `[g * (thresholds + 1) + k]`. */
  totals: Float64Array;
  /** The pairs of cluster c are at the places `offsets[c]` to `offsets[c + 1] - 1`. */
  offsets: Int32Array;
  pair: Int32Array;
  /** How many of the cluster's ratings of the pair's group lie next to its threshold. */
  times: Float64Array;
  /** Of each cluster: ratings above the lowest answer. */
  above: Float64Array;
}

/** Leaves out groups without ratings and answers that nobody gave; `pooled` makes all groups one. */
export function prepareCumulativeLinkData(
  counts: ClusteredCounts,
  { pooled = false }: { pooled?: boolean } = {},
): CumulativeLinkData {
  const cells = counts.count.length;
  const groupPlaces = listSeen(counts.group, counts.groups);
  const valuePlaces = listSeen(counts.value, counts.values.length);
  const numberOfGroup = inverse(groupPlaces, counts.groups);
  const numberOfValue = inverse(valuePlaces, counts.values.length);
  const groups = pooled ? Math.min(1, groupPlaces.length) : groupPlaces.length;
  const thresholds = Math.max(0, valuePlaces.length - 1);

  const totals = new Float64Array(groups * (thresholds + 1));
  const offsets = new Int32Array(counts.clusters + 1);
  const pair = new Int32Array(2 * cells);
  const times = new Float64Array(2 * cells);
  const above = new Float64Array(counts.clusters);
  const placeOfPair = new Int32Array(groups * thresholds).fill(-1);
  let n = 0;
  let end = 0;
  for (let cluster = 0; cluster < counts.clusters; cluster++) {
    const begin = end;
    const add = (number: number, count: number) => {
      let place = placeOfPair[number]!;
      if (place < 0) {
        place = end++;
        placeOfPair[number] = place;
        pair[place] = number;
      }
      times[place]! += count;
    };
    for (let cell = counts.offsets[cluster]!; cell < counts.offsets[cluster + 1]!; cell++) {
      const group = pooled ? 0 : numberOfGroup[counts.group[cell]!]!;
      const value = numberOfValue[counts.value[cell]!]!;
      const count = counts.count[cell]!;
      n += count;
      totals[group * (thresholds + 1) + value]! += count;
      if (value > 0) {
        above[cluster]! += count;
        add((value - 1) * groups + group, count);
      }
      if (value < thresholds) add(value * groups + group, count);
    }
    for (let place = begin; place < end; place++) placeOfPair[pair[place]!] = -1;
    offsets[cluster + 1] = end;
  }
  return {
    ratedGroups: groupPlaces,
    givenValues: valuePlaces,
    groups,
    thresholds,
    n,
    clusters: counts.clusters,
    thresholdOf: placeOfPair.map((_, number) => Math.floor(number / groups)),
    effectOf: placeOfPair.map((_, number) => thresholds + (number % groups)),
    totals,
    offsets,
    pair: pair.slice(0, end),
    times: times.slice(0, end),
    above,
  };
}

/** The places from 0 to `size - 1` that occur, ascending. */
function listSeen(places: Int32Array, size: number): number[] {
  const seen = new Uint8Array(size);
  for (const place of places) seen[place] = 1;
  return Array.from(seen.keys()).filter((place) => seen[place] === 1);
}

function inverse(places: readonly number[], size: number): Int32Array {
  const numberOf = new Int32Array(size).fill(-1);
  places.forEach((place, number) => {
    numberOf[place] = number;
  });
  return numberOf;
}
