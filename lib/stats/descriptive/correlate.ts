import { normalQuantile, tTwoSidedP } from "@/lib/stats/numeric/distributions";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import { meanRanks } from "@/lib/stats/rank/mean-ranks";

/** One entry a row; null, or NaN in a typed array, where the measure is missing. */
export type Measure = ArrayLike<number | null>;

export interface CorrelationTest {
  t: number;
  df: number;
  /** Two-sided. */
  p: number;
}

export interface Correlation {
  r: number;
  /** Rows that have both measures. */
  n: number;
  /** Undefined where one measure determines the other. */
  test: Outcome<CorrelationTest>;
}

export interface PearsonCorrelation extends Correlation {
  /** Fisher's; needs four rows. */
  interval: Outcome<{ lower: number; upper: number; confidence: number }>;
}

/** 1 − r² of this size is what rounding leaves of none. */
const ROUNDING = 1e-14;

/**
 * How closely two measures follow a straight line, from -1 to 1 (Pearson's product-moment
 * correlation), over the rows that have both.
 *
 * Unit of analysis: the row (a response). Assumptions of test and interval: rows are independent,
 * which several rows of one participant are not, and the measures about normal together. Degenerate:
 * fewer than three rows are insufficient data; a measure without variation leaves it undefined; a
 * perfect correlation has neither test nor interval.
 * Source: Pearson 1896; test Student 1908; interval Fisher 1921.
 * Example: 1 2 3 4 5 and 2 1 4 3 5: r .8, t 2.309401 on 3, p .1040880, interval -.2796 to .9862.
 * Throws RangeError when the measures differ in length, a number is infinite, or the confidence is
 * not between 0 and 1.
 */
export function correlatePearson(
  first: Measure,
  second: Measure,
  confidence = 0.95,
): Outcome<PearsonCorrelation> {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  const correlation = correlate(...keepPairs(first, second));
  if (correlation.kind !== "estimate") return correlation;
  const { r, n, test } = correlation;
  const z = Math.atanh(r);
  const reach = normalQuantile(1 - (1 - confidence) / 2) / Math.sqrt(n - 3);
  const interval = (): PearsonCorrelation["interval"] => {
    if (n < 4) return insufficientData("ratings", 4, n);
    if (test.kind !== "estimate") return test;
    const [lower, upper] = [Math.tanh(z - reach), Math.tanh(z + reach)];
    return { kind: "estimate", lower, upper, confidence };
  };
  return { ...correlation, interval: interval() };
}

/**
 * How closely the order by one measure follows the order by another, from -1 to 1 (Spearman's rank
 * correlation: Pearson's of the ranks, ties sharing their mean rank), over the rows that have both.
 *
 * Unit of analysis, degenerate cases and errors as for `correlatePearson`; nothing is assumed about
 * the shape of the measures. The p-value is by t, which wants about ten rows.
 * Source: Spearman 1904; t approximation Kendall 1948.
 * Example: 1 2 3 4 and 1 1 3 2: rho .7378648, t 1.5460414 on 2 degrees of freedom.
 */
export function correlateSpearman(first: Measure, second: Measure): Outcome<Correlation> {
  const [x, y] = keepPairs(first, second);
  return correlate(meanRanks(x), meanRanks(y));
}

function keepPairs(first: Measure, second: Measure): [Float64Array, Float64Array] {
  if (first.length !== second.length) throw new RangeError("Measures need the same rows.");
  const x = new Float64Array(first.length);
  const y = new Float64Array(first.length);
  let kept = 0;
  for (let row = 0; row < first.length; row++) {
    const [a, b] = [first[row] ?? Number.NaN, second[row] ?? Number.NaN];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    if (!Number.isFinite(a) || !Number.isFinite(b)) {
      throw new RangeError(`Row ${row} holds an infinite number.`);
    }
    x[kept] = a;
    y[kept] = b;
    kept += 1;
  }
  return [x.subarray(0, kept), y.subarray(0, kept)];
}

function correlate(x: Float64Array, y: Float64Array): Outcome<Correlation> {
  const n = x.length;
  if (n < 3) return insufficientData("ratings", 3, n);
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (let row = 0; row < n; row++) {
    const [a, b] = [x[row]! - meanX, y[row]! - meanY];
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  if (xx === 0 || yy === 0) return undefinedFigure("no-variation");
  const r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
  return { kind: "estimate", r, n, test: testZero(r, n - 2) };
}

function testZero(r: number, df: number): Outcome<CorrelationTest> {
  const rest = (1 - r) * (1 + r);
  if (rest < ROUNDING) return undefinedFigure("no-residual-variation");
  const t = r * Math.sqrt(df / rest);
  return { kind: "estimate", t, df, p: tTwoSidedP(t, df) };
}

/** From the first value on, so that equal values have exactly that value as mean. */
function meanOf(values: Float64Array): number {
  const origin = values[0]!;
  return origin + values.reduce((sum, value) => sum + (value - origin), 0) / values.length;
}
