import { countRatings } from "@/lib/stats/descriptive/value-counts";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";

/** What a disagreement weighs: any the same, the ratings between the two, or their squared distance. */
export type DisagreementMetric = "nominal" | "ordinal" | "interval";

export interface KrippendorffAlpha {
  /** 1 is perfect agreement, 0 what chance gives; below 0 units agree less than by chance. */
  alpha: number;
  metric: DisagreementMetric;
  /** Units with at least two ratings; the others take no part. */
  units: number;
  /** Their ratings. */
  pairableValues: number;
}

/**
 * Krippendorff's alpha: how far raters of the same unit agree beyond chance, for any number of raters
 * a unit, who may differ from unit to unit.
 *
 * Unit of analysis: the pair of ratings of one unit (an explanation), weighted so that every rating
 * counts once. Assumptions: none of distribution; ratings of a unit are exchangeable. Degenerate: no
 * unit with two ratings is insufficient data; equal ratings throughout leave it undefined.
 * Source: Krippendorff 2011, from coincidences; the ordinal metric squares the ratings between two
 * values, with half of those at the values themselves.
 * Example: units 1 1 and 1 2, nominal: one of two pairs disagrees, as do three of the six pairs of all
 * four ratings: alpha 0.
 * Throws RangeError when a unit has another number of counts than there are values.
 *
 * @param counts `[unit][value]`: how many raters gave the unit this value
 */
export function krippendorffAlpha(
  values: readonly number[],
  counts: readonly (readonly number[])[],
  metric: DisagreementMetric,
): Outcome<KrippendorffAlpha> {
  if (counts.some((ofUnit) => ofUnit.length !== values.length)) {
    throw new RangeError("Every unit needs one count for every value.");
  }
  const pairable = counts.filter((ofUnit) => countRatings(ofUnit) > 1);
  if (pairable.length === 0) return insufficientData("pairable-units", 1, 0);

  const size = values.length;
  const totals = new Float64Array(size);
  const coincidences = new Float64Array(size * size);
  for (const ofUnit of pairable) {
    const others = countRatings(ofUnit) - 1;
    for (let c = 0; c < size; c++) {
      const count = ofUnit[c]!;
      if (count === 0) continue;
      totals[c]! += count;
      // Pairs of equal values never disagree, so that only the others are counted.
      for (let k = 0; k < c; k++) coincidences[c * size + k]! += (count * ofUnit[k]!) / others;
    }
  }
  const n = totals.reduce((sum, total) => sum + total, 0);
  const distances = squaredDistances(values, totals, metric);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < size; c++) {
    for (let k = 0; k < c; k++) {
      observed += coincidences[c * size + k]! * distances[c * size + k]!;
      expected += totals[c]! * totals[k]! * distances[c * size + k]!;
    }
  }
  if (expected === 0) return undefinedFigure("no-variation");
  return {
    kind: "estimate",
    alpha: 1 - ((n - 1) * observed) / expected,
    metric,
    units: pairable.length,
    pairableValues: n,
  };
}

/** Of the lower triangle: the later value against the earlier one. */
function squaredDistances(
  values: readonly number[],
  totals: Float64Array,
  metric: DisagreementMetric,
): Float64Array {
  const size = values.length;
  const distances = new Float64Array(size * size);
  for (let c = 0; c < size; c++) {
    let between = totals[c]! / 2;
    for (let k = c - 1; k >= 0; k--) {
      between += totals[k]! / 2;
      const distance = { nominal: 1, ordinal: between, interval: values[c]! - values[k]! }[metric];
      distances[c * size + k] = distance ** 2;
      between += totals[k]! / 2;
    }
  }
  return distances;
}
