import { normalQuantile, tQuantile } from "@/lib/stats/numeric/distributions";
import { type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import { type MaxTDistribution, twoSidedP } from "./max-t-distribution";

/**
 * What a difference can be said to be. "different" comes first: a difference that is real may be smaller
 * than the smallest effect of interest all the same, which `isNegligible` says.
 */
export type EquivalenceVerdict = "different" | "equivalent" | "not-worse" | "inconclusive";

export interface Equivalence {
  verdict: EquivalenceVerdict;
  /** Two-sided, that there is no difference. */
  pDifference: number;
  /** That the difference is at least the smallest effect, in either direction. */
  pEquivalence: number;
  /** That the second is lower than the first by at least the smallest effect. */
  pNotWorse: number;
  isDifferent: boolean;
  isEquivalent: boolean;
  isNotWorse: boolean;
  /** Different, and equivalent: the difference is real, and too small to matter. */
  isNegligible: boolean;
  /** Leaves out 0 exactly where the difference is found. */
  interval: EquivalenceLimits;
  /**
   * Lies between minus and plus the smallest effect exactly where equivalence is found; its lower end
   * alone is the bound that belongs to "not worse". In a family the same as `interval`.
   */
  equivalenceInterval: EquivalenceLimits;
}

export interface EquivalenceLimits {
  lower: number;
  upper: number;
  confidence: number;
}

export interface EquivalenceRequest {
  /** Second minus first (or the method minus its baseline), higher being better. */
  estimate: number;
  se: number;
  /** Infinity for z. */
  df: number;
  /** In the unit of the estimate: points, or probability. */
  smallestEffect: number;
  alpha?: number;
  /** Of the contrasts that the estimate is one of, where all are to hold together. */
  family?: Pick<MaxTDistribution, "upperTail" | "criticalValue">;
}

/**
 * Says of a difference whether it is there, whether it is too small to matter, and whether at least it is
 * not worse: the two-sided test, two one-sided tests against the smallest effect of interest in both
 * directions, and the one of these against being worse.
 *
 * For a single contrast equivalence is tested at alpha by its interval of confidence 1 − 2 alpha. In a
 * family all claims are read off the simultaneous interval of confidence 1 − alpha, so that they hold
 * together (a little strictly), and p-values and interval agree.
 * Unit of analysis: the contrast. Assumptions: the estimate is normal, its error has the df given. The
 * smallest effect was chosen before the data were seen. Degenerate: no standard error leaves all
 * undefined.
 * Source: Schuirmann 1987 (two one-sided tests); Wellek 2010; Piaggio et al. 2012 (non-inferiority).
 * Example: estimate .1, error .1, infinite df, smallest effect .3: p .3173, .0228 and .00003: equivalent.
 * Throws RangeError when the estimate is not finite, the error negative, the smallest effect or df not
 * positive, or alpha not between 0 and one half.
 */
export function testEquivalence(request: EquivalenceRequest): Outcome<Equivalence> {
  const { estimate, se, df, smallestEffect, alpha = 0.05, family } = request;
  if (!(alpha > 0 && alpha < 0.5)) {
    throw new RangeError(`An alpha of ${alpha} is not between 0 and one half.`);
  }
  if (!(Number.isFinite(estimate) && se >= 0)) {
    throw new RangeError(`No test of ${estimate} with an error of ${se}.`);
  }
  if (!(smallestEffect > 0 && df > 0)) {
    throw new RangeError("The smallest effect and the degrees of freedom are positive.");
  }
  if (se === 0) return undefinedFigure("no-variation");

  const twoSided = (t: number) => (family ? family.upperTail(Math.abs(t), df) : twoSidedP(t, df));
  const pDifference = twoSided(estimate / se);
  const pNotWorse = oneSided((smallestEffect + estimate) / se);
  const pNotBetter = oneSided((smallestEffect - estimate) / se);
  const pEquivalence = Math.max(pNotWorse, pNotBetter);
  const isDifferent = pDifference <= alpha;
  const isEquivalent = pEquivalence <= alpha;
  const isNotWorse = pNotWorse <= alpha;
  const interval = limits(criticalValue(alpha), 1 - alpha);
  return {
    kind: "estimate",
    verdict: verdictOf(isDifferent, isEquivalent, isNotWorse),
    pDifference,
    pEquivalence,
    pNotWorse,
    isDifferent,
    isEquivalent,
    isNotWorse,
    isNegligible: isDifferent && isEquivalent,
    interval,
    equivalenceInterval: family ? interval : limits(criticalValue(2 * alpha), 1 - 2 * alpha),
  };

  /** That the distance to the margin is none. In a family both directions count, and claims need t > 0. */
  function oneSided(t: number): number {
    if (family) return t > 0 ? twoSided(t) : 1;
    return t > 0 ? twoSided(t) / 2 : 1 - twoSided(t) / 2;
  }

  function criticalValue(level: number): number {
    if (family) return family.criticalValue(level, df);
    return df === Number.POSITIVE_INFINITY ? -normalQuantile(level / 2) : -tQuantile(level / 2, df);
  }

  function limits(reach: number, confidence: number): EquivalenceLimits {
    return { lower: estimate - reach * se, upper: estimate + reach * se, confidence };
  }
}

function verdictOf(different: boolean, equivalent: boolean, notWorse: boolean): EquivalenceVerdict {
  if (different) return "different";
  if (equivalent) return "equivalent";
  return notWorse ? "not-worse" : "inconclusive";
}
