import { denominatorOf, waldStatistic } from "./contest-f";
import type { CrossedLinearModel } from "./crossed-linear-model";
import { crossedSatterthwaite } from "./crossed-satterthwaite";
import { type KenwardRoger, kenwardRoger } from "./kenward-roger";

/** How degrees of freedom were found, and what was done for them. */
export interface DegreesChoice {
  method: "satterthwaite" | "kenward-roger";
  /** Terms at variance 0, which take no part. */
  dropped: string[];
  /** Explanations rated less methods, where a term was dropped and explanations are known. */
  cap: number | null;
}

export interface HeadlineDegrees extends DegreesChoice {
  /** Of an F over contrasts; null where there is none. */
  denominator(weights: readonly Float64Array[]): number | null;
  /** Of a single contrast. */
  single(weights: Float64Array): number | null;
  /** The linear model's own F over contrasts, with its covariance. */
  linearTest(weights: readonly Float64Array[]): { statistic: number; denominator: number } | null;
  /** The covariance of the linear model's estimates that goes with it. */
  covariance: Float64Array;
}

/** Below so many levels in all, or a method, of some term Kenward and Roger's are taken. */
const FEW_LEVELS = 30;
const FEW_LEVELS_A_METHOD = 15;
/** Beyond so many ratings they take too long, and matter little. */
const MOST_RATINGS = 2000;

/**
 * Degrees of freedom of a linear model's contrasts: Kenward and Roger's where a random term has fewer than 30
 * levels, or fewer than 15 of some method, and ratings are at most 2,000; else Satterthwaite's. A term at
 * variance 0 takes no part, and degrees of freedom are then at most explanations rated less methods.
 *
 * Null where they do not exist. `fewest` is the smallest number of levels of a term within a method.
 */
export function headlineDegrees(
  model: CrossedLinearModel,
  {
    fewest,
    explanations,
    methods,
  }: { fewest: number; explanations: number | null; methods: number },
): HeadlineDegrees | null {
  const dropped = model.terms.flatMap(({ name, variance }) => (variance === 0 ? [name] : []));
  const isSmall =
    fewest < FEW_LEVELS_A_METHOD || model.terms.some(({ levels }) => levels < FEW_LEVELS);
  const kr: KenwardRoger | null =
    isSmall && model.n <= MOST_RATINGS && model.method === "REML" ? kenwardRoger(model) : null;
  const satterthwaite = kr ? null : crossedSatterthwaite(model);
  // At least 1, below which neither t nor F has tails to speak of.
  const cap =
    dropped.length > 0 && explanations !== null ? Math.max(1, explanations - methods) : null;
  const capped = (df: number | null) => {
    if (df === null || !(df > 0)) return null;
    return cap === null ? df : Math.min(df, cap);
  };
  const denominator = (weights: readonly Float64Array[]) =>
    capped(
      kr
        ? (kr.test(weights)?.denominator ?? null)
        : satterthwaite && denominatorOf(weights, model.covariance, satterthwaite),
    );
  return {
    method: kr ? "kenward-roger" : "satterthwaite",
    dropped,
    cap,
    denominator,
    single: (weights) =>
      capped(kr ? kr.degreesOfFreedom(weights) : (satterthwaite?.(weights) ?? null)),
    linearTest: (weights) => {
      const df = denominator(weights);
      if (df === null) return null;
      const wald = waldStatistic(weights, model.estimates, model.covariance);
      const statistic = kr
        ? kr.test(weights)?.statistic
        : wald === null
          ? null
          : wald / weights.length;
      return statistic == null ? null : { statistic, denominator: df };
    },
    covariance: kr?.covariance ?? model.covariance,
  };
}
