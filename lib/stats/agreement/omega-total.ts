import { type Covariances, correlationsOf } from "@/lib/stats/descriptive/covary-complete-rows";
import {
  insufficientData,
  isEstimate,
  type Outcome,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";
import { fitOneFactor, type OneFactor } from "./one-factor";

export interface OmegaTotal extends OneFactor {
  /** Rows without a missing rating. */
  n: number;
  k: number;
  /** Of the sum of the measures as they are. */
  omega: number;
  /** Of the sum of the measures brought to the same spread. */
  standardised: number;
}

/**
 * McDonald's omega total: the share of the variance of the measures' sum that is due to one factor
 * common to them. Unlike Cronbach's alpha it lets measures reflect the factor unequally.
 *
 * Unit of analysis: the row (a response) with all measures. Assumptions: one factor explains the
 * correlations, errors are not correlated. Degenerate: fewer than three measures (the factor is not
 * identified) or two rows are insufficient data; a measure of equal ratings, and measures that
 * determine another (fewer rows than measures do so), leave it undefined.
 * Source: McDonald 1999, (Σλ)² / ((Σλ)² + Σψ), with loadings λ and uniquenesses ψ by maximum
 * likelihood; for `omega` times the measures' standard deviations and variances.
 * Example: three measures of equal spread that correlate .72 .63 .56 have loadings .9 .8 .7: omega
 * 5.76 / (5.76 + 1.06) = .8445748.
 * Throws nothing for covariances made by `covaryCompleteRows`.
 */
export function omegaTotal(covariances: Covariances): Outcome<OmegaTotal> {
  const { n, k, covariance } = covariances;
  if (k < 3) return insufficientData("constructs", 3, k);
  if (n < 2) return insufficientData("complete-responses", 2, n);
  const correlation = correlationsOf(covariances);
  if (!correlation) return undefinedFigure("no-variation");
  const factor = fitOneFactor(correlation, k);
  if (!isEstimate(factor)) return factor;
  const variances = Float64Array.from({ length: k }, (_, m) => covariance[m * k + m]!);
  return {
    ...factor,
    n,
    k,
    omega: shareOfFactor(factor, variances),
    standardised: shareOfFactor(factor, new Float64Array(k).fill(1)),
  };
}

function shareOfFactor({ loadings, uniquenesses }: OneFactor, variances: Float64Array): number {
  let loaded = 0;
  let own = 0;
  variances.forEach((variance, m) => {
    loaded += loadings[m]! * Math.sqrt(variance);
    own += uniquenesses[m]! * variance;
  });
  return loaded ** 2 / (loaded ** 2 + own);
}
