import { adjustPValues } from "@/lib/stats/numeric/adjust-p-values";
import { type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import type { JointEstimates } from "./linear-contrasts";
import { maxTDistribution, twoSidedP } from "./max-t-distribution";

export interface MaxTContrast {
  estimate: number;
  se: number;
  t: number;
  df: number;
  /** Two-sided, of this contrast alone: without an interval here. */
  pValue: number;
  /** Adjusted over the family; `lower` and `upper` are the interval that belongs to it. */
  pAdjusted: number;
  /** What |t| has to reach, and the interval's half width in standard errors. */
  criticalValue: number;
  lower: number;
  upper: number;
  /** For comparison, without intervals. */
  pHolm: number;
  pBonferroni: number;
}

export interface MaxTFamily {
  /** In the order of the estimates. */
  contrasts: Outcome<MaxTContrast>[];
  confidence: number;
  /** Of the family: the dimensions that its contrasts span. */
  rank: number;
  /** By how much a p-value of the family may be off, at most; 0 where it is exact. */
  errorBound: number;
}

/**
 * Single-step max-t: p-values and intervals of a family of contrasts that hold the probability of any
 * false finding, from how the contrasts vary together. Both come from one distribution, so that an
 * interval leaves out 0 exactly where its p-value is at most 1 − confidence.
 *
 * Unit of analysis: the contrast. Assumptions: estimates are jointly normal; their standard errors
 * share one root mean square with the degrees of freedom given. Where degrees of freedom differ, each
 * contrast is referred to the distribution with its own, fractions kept, for both p and interval: as
 * emmeans' `mvt` does it, but that one cuts fractions off and integrates to three digits. Equal degrees
 * of freedom give one critical value. Degenerate: a contrast without variance has no t; it is undefined
 * and not counted in the family.
 * Source: Hothorn, Bretz and Westfall 2008; distribution as in `maxTDistribution`.
 * Example: estimates 2 and 1, variances 1, no covariance, infinite df: p 1 − (1 − .0455)² = .0889 and
 * .5341; critical value 2.2365.
 * Throws RangeError when sizes do not fit, the matrix is no covariance matrix, an estimate is not
 * finite, a df not positive or the confidence not between 0 and 1.
 *
 * @param df one for all, or one a contrast; infinity for z
 */
export function maxTContrasts(
  { estimates, covariance }: JointEstimates,
  df: number | readonly number[],
  confidence = 0.95,
): MaxTFamily {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  const dfs = typeof df === "number" ? estimates.map(() => df) : df;
  if (covariance.length !== estimates.length || dfs.length !== estimates.length) {
    throw new RangeError("Every contrast needs an estimate, a covariance and degrees of freedom.");
  }
  if (!estimates.every(Number.isFinite)) throw new RangeError("An estimate is not finite.");
  const varying = estimates
    .map((_, place) => place)
    .filter((place) => covariance[place]![place] !== 0);
  if (varying.length === 0) {
    const contrasts = estimates.map(() => undefinedFigure("no-variation"));
    return { contrasts, confidence, rank: 0, errorBound: 0 };
  }
  const distribution = maxTDistribution(
    varying.map((row) => varying.map((column) => covariance[row]![column]!)),
  );
  const criticalValues = new Map<number, number>();
  const criticalValueOf = (own: number) => {
    const known = criticalValues.get(own) ?? distribution.criticalValue(1 - confidence, own);
    criticalValues.set(own, known);
    return known;
  };
  const tests = varying.map((place) => {
    const se = Math.sqrt(covariance[place]![place]!);
    const t = estimates[place]! / se;
    return { se, t, pValue: twoSidedP(t, dfs[place]!) };
  });
  const adjusted = adjustPValues(tests.map(({ pValue }) => pValue));
  let errorBound = 0;
  const contrasts = estimates.map((estimate, place): Outcome<MaxTContrast> => {
    const at = varying.indexOf(place);
    if (at < 0) return undefinedFigure("no-variation");
    const { se, t, pValue } = tests[at]!;
    const own = dfs[place]!;
    const criticalValue = criticalValueOf(own);
    errorBound = Math.max(errorBound, distribution.errorBound(Math.abs(t), own));
    return {
      kind: "estimate",
      estimate,
      se,
      t,
      df: own,
      pValue,
      pAdjusted: distribution.upperTail(Math.abs(t), own),
      criticalValue,
      lower: estimate - criticalValue * se,
      upper: estimate + criticalValue * se,
      pHolm: adjusted.holm[at]!,
      pBonferroni: adjusted.bonferroni[at]!,
    };
  });
  return { contrasts, confidence, rank: distribution.rank, errorBound };
}
