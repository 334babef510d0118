import { adjustPValues } from "@/lib/stats/numeric/adjust-p-values";
import { normalQuantile, normalTwoSidedP } from "@/lib/stats/numeric/distributions";
import { type GroupPair, listPairs } from "@/lib/stats/numeric/list-pairs";
import { insufficientData, isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import type { CumulativeLinkEstimates } from "./cumulative-link-model";

export interface LogOddsContrast {
  /** Of an answer above any threshold: the second group's minus the first's. */
  logOddsRatio: number;
  se: number;
  z: number;
  /** Two-sided, for this pair alone. */
  pValue: number;
  /** Adjusted over the pairs of groups that have ratings. */
  pHolm: number;
  /** Wald's interval of the log odds ratio, for this pair alone. */
  lower: number;
  upper: number;
}

export type LogOddsPair = GroupPair & Outcome<LogOddsContrast>;

/**
 * Says which groups differ, by a fitted cumulative logit model: the log odds ratio of every pair.
 *
 * Unit of analysis and assumptions: the model's; estimates are normal around the truth. Degenerate: a
 * group without ratings makes its pairs insufficient data and does not count in the adjustment.
 * Source: Wald 1943; adjustment in `adjustPValues`.
 * Example: effects 0, 1 and 3 with variances 1 and 1 and covariance .5: groups 1 and 2 differ by 2
 * with error 1, from .0400 to 3.9600.
 * Throws RangeError when the confidence is not between 0 and 1.
 */
export function contrastLogOdds(
  { coefficients, covariance, ratedGroups, emptyGroups }: CumulativeLinkEstimates,
  confidence = 0.95,
): LogOddsPair[] {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  const reach = normalQuantile(1 - (1 - confidence) / 2);
  const placeOf = new Map<number, number>();
  coefficients.forEach(({ term }, place) => {
    if (term.kind === "effect") placeOf.set(term.group, place);
  });
  const rated = new Set(ratedGroups);
  const effect = (place: number | undefined) =>
    place === undefined ? 0 : coefficients[place]!.estimate;
  // The reference's effect is fixed, and varies with no other.
  const covary = (row: number | undefined, column: number | undefined) =>
    row === undefined || column === undefined ? 0 : covariance[row]![column]!;

  const compared = listPairs(ratedGroups.length + emptyGroups.length).map((pair) => {
    const got = Number(rated.has(pair.first)) + Number(rated.has(pair.second));
    if (got < 2) return { ...pair, ...insufficientData("groups", 2, got) };
    const first = placeOf.get(pair.first);
    const second = placeOf.get(pair.second);
    const logOddsRatio = effect(second) - effect(first);
    const variance = covary(first, first) + covary(second, second) - 2 * covary(first, second);
    const se = Math.sqrt(variance);
    const z = logOddsRatio / se;
    return {
      ...pair,
      kind: "estimate" as const,
      logOddsRatio,
      se,
      z,
      pValue: normalTwoSidedP(z),
      lower: logOddsRatio - reach * se,
      upper: logOddsRatio + reach * se,
    };
  });
  const adjusted = adjustPValues(compared.filter(isEstimate).map(({ pValue }) => pValue));
  let place = 0;
  return compared.map((pair): LogOddsPair => {
    if (!isEstimate(pair)) return pair;
    return { ...pair, pHolm: adjusted.holm[place++]! };
  });
}
