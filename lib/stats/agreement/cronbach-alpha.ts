import { type Covariances, correlationsOf } from "@/lib/stats/descriptive/covary-complete-rows";
import { fQuantile } from "@/lib/stats/numeric/f-quantile";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";

export interface CronbachItem {
  /** Alpha of the other measures; needs two of them. */
  alphaIfDropped: Outcome<{ alpha: number }>;
  /** Correlation of the measure with the sum of the others. */
  itemRest: Outcome<{ correlation: number }>;
}

export interface CronbachAlpha {
  /** Rows without a missing rating. */
  n: number;
  k: number;
  /** From the covariances: of the sum of the measures as they are. */
  alpha: number;
  /** Feldt's interval of `alpha`. */
  lower: number;
  upper: number;
  confidence: number;
  /** From the correlations: of the sum of the measures brought to the same spread. */
  standardised: Outcome<{ alpha: number; meanCorrelation: number }>;
  /** In the order of the measures. */
  items: CronbachItem[];
}

/** A sum whose variance is this share of its parts' is rounding error: the measures cancel. */
const ROUNDING = 1e-12;

/**
 * Cronbach's alpha: a lower bound of the share of the variance of the measures' sum that they have in
 * common, and that share itself where all measures reflect it equally.
 *
 * Unit of analysis: the row (a response) with all measures. Assumptions: errors of the measures are
 * not correlated; the interval also takes rows as independent and normal, which several rows of one
 * participant are not, so it is too narrow where participants differ. Degenerate: fewer than two
 * measures or rows are insufficient data; a measure of equal ratings, or measures that cancel in the
 * sum, leave it undefined. Alpha can be negative, where measures oppose each other.
 * Source: Cronbach 1951; interval Feldt 1965, by F with n − 1 and (n − 1)(k − 1) degrees of freedom.
 * Example: 1 2 3 and 1 2 5 have variances 1 and 13/3, their sum has 28/3: alpha 2 (1 − 16/28) = 6/7.
 * Throws RangeError when the confidence is not between 0 and 1.
 */
export function cronbachAlpha(covariances: Covariances, confidence = 0.95): Outcome<CronbachAlpha> {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  const { n, k, covariance } = covariances;
  if (k < 2) return insufficientData("constructs", 2, k);
  if (n < 2) return insufficientData("complete-responses", 2, n);
  const correlation = correlationsOf(covariances);
  if (!correlation) return undefinedFigure("no-variation");
  const raw = alphaOf(covariance, k);
  if (raw.kind !== "estimate") return raw;

  const standardised = alphaOf(correlation, k);
  const [df1, df2] = [n - 1, (n - 1) * (k - 1)];
  return {
    kind: "estimate",
    n,
    k,
    alpha: raw.alpha,
    lower: 1 - (1 - raw.alpha) * fQuantile(1 - (1 - confidence) / 2, df1, df2),
    upper: 1 - (1 - raw.alpha) * fQuantile((1 - confidence) / 2, df1, df2),
    confidence,
    standardised:
      standardised.kind === "estimate"
        ? { ...standardised, meanCorrelation: (sumOf(correlation, k) - k) / (k * (k - 1)) }
        : standardised,
    items: Array.from({ length: k }, (_, item) => describeItem(covariance, k, item)),
  };
}

/** Alpha of all measures, or of all but one. */
function alphaOf(covariance: Float64Array, k: number, without = -1): Outcome<{ alpha: number }> {
  const items = without < 0 ? k : k - 1;
  if (items < 2) return insufficientData("constructs", 2, items);
  let parts = 0;
  for (let item = 0; item < k; item++) {
    if (item !== without) parts += covariance[item * k + item]!;
  }
  const whole = sumOf(covariance, k, without);
  if (!(whole > ROUNDING * parts)) return undefinedFigure("no-variation");
  return { kind: "estimate", alpha: (items / (items - 1)) * (1 - parts / whole) };
}

/** The variance of the measures' sum. */
function sumOf(covariance: Float64Array, k: number, without = -1): number {
  let sum = 0;
  for (let row = 0; row < k; row++) {
    for (let column = 0; column < k; column++) {
      if (row !== without && column !== without) sum += covariance[row * k + column]!;
    }
  }
  return sum;
}

function describeItem(covariance: Float64Array, k: number, item: number): CronbachItem {
  const own = covariance[item * k + item]!;
  const rest = sumOf(covariance, k, item);
  let shared = 0;
  let parts = 0;
  for (let other = 0; other < k; other++) {
    if (other === item) continue;
    shared += covariance[item * k + other]!;
    parts += covariance[other * k + other]!;
  }
  return {
    alphaIfDropped: alphaOf(covariance, k, item),
    itemRest:
      rest > ROUNDING * parts
        ? { kind: "estimate", correlation: shared / Math.sqrt(own * rest) }
        : undefinedFigure("no-variation"),
  };
}
