import { insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";

export interface PercentAgreement {
  /** From 0 to 1. */
  share: number;
  /** Pairs of ratings of the same unit. */
  pairs: number;
  /** Those of them with equal ratings. */
  agreeing: number;
  /** Units with at least two ratings; the others have no pair. */
  units: number;
}

/**
 * The share of all pairs of ratings of the same unit that are equal. Every pair counts the same, so a
 * unit of m ratings counts m (m − 1) / 2 times; chance agreement is not taken off (see
 * `krippendorffAlpha`).
 *
 * Unit of analysis: the pair of ratings of one unit (an explanation). Assumptions: none for the
 * description. Degenerate: no unit with two ratings is insufficient data; equal ratings give 1.
 * Source: Fleiss 1971, whose average over units of equal size this is.
 * Example: units 1 1 1 2 and 3 4: three of seven pairs agree, .4285714.
 * Throws nothing for counts that are whole numbers.
 *
 * @param counts `[unit][value]`: how many raters gave the unit this value
 */
export function percentAgreement(
  counts: readonly (readonly number[])[],
): Outcome<PercentAgreement> {
  let pairs = 0;
  let agreeing = 0;
  let units = 0;
  for (const ofUnit of counts) {
    let size = 0;
    for (const count of ofUnit) {
      size += count;
      agreeing += (count * (count - 1)) / 2;
    }
    pairs += (size * (size - 1)) / 2;
    if (size > 1) units += 1;
  }
  if (units === 0) return insufficientData("pairable-units", 1, 0);
  return { kind: "estimate", share: agreeing / pairs, pairs, agreeing, units };
}
