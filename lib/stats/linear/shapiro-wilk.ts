import { countRatings } from "@/lib/stats/descriptive/value-counts";
import { normalQuantile, normalUpperTail } from "@/lib/stats/numeric/distributions";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";

export interface ShapiroWilk {
  /** From just above 0 to 1; 1 where the ordered values lie on a line against normal scores. */
  w: number;
  pValue: number;
  n: number;
}

/** The approximation of the p-value was fitted to sample sizes up to this one. */
const LARGEST_SAMPLE = 5000;

/**
 * Tests whether the values of one group come from a normal distribution: W is the squared
 * correlation of the ordered values with weights that are nearly the best for normal ones.
 *
 * Unit of analysis: the rating, or the residual. Assumptions: values are independent and continuous;
 * answers on a scale of five are not, so that W rejects them in any large group, whatever their
 * shape. Degenerate: fewer than 3 values are insufficient data; more than 5,000, and values that are
 * all equal, leave W undefined.
 * Source: Shapiro and Wilk 1965; weights and p-value Royston 1992 and 1995 (algorithm AS R94).
 * Example: the values 1 2 3 4 10: W .8357883164, p .153612584.
 * Throws RangeError when there is not one count a value.
 */
export function shapiroWilk(
  values: readonly number[],
  counts: readonly number[],
): Outcome<ShapiroWilk> {
  if (values.length !== counts.length) {
    throw new RangeError(`${counts.length} counts do not go with ${values.length} values.`);
  }
  const n = countRatings(counts);
  if (n < 3) return insufficientData("ratings", 3, n);
  if (n > LARGEST_SAMPLE) return undefinedFigure("too-many-values");
  const lowest = values[counts.findIndex((count) => count > 0)]!;
  const range = values[counts.findLastIndex((count) => count > 0)]! - lowest;
  if (range === 0) return undefinedFigure("no-variation");

  // In units of the range, so that neither huge nor tiny values leave the doubles when squared.
  const scaled = values.map((value) => (value - lowest) / range);
  const mean = scaled.reduce((sum, x, place) => sum + counts[place]! * x, 0) / n;

  const weights = weighOrderStatistics(n);
  let squaredWeights = 0;
  for (const weight of weights) squaredWeights += weight * weight;
  let squares = 0;
  let products = 0;
  let rank = 0;
  scaled.forEach((x, place) => {
    const end = rank + counts[place]!;
    let weight = 0;
    for (; rank < end; rank++) weight += weights[rank]!;
    squares += counts[place]! * (x - mean) ** 2;
    products += weight * (x - mean);
  });

  // 1 − W by the difference of squares: where W is near 1, subtracting it would lose the digits.
  const norm = Math.sqrt(squaredWeights * squares);
  const lack = Math.max(0, ((norm - products) * (norm + products)) / (norm * norm));
  return { kind: "estimate", w: 1 - lack, pValue: findP(lack, n), n };
}

/** Nearly the best weights of the ordered values; they sum to 0, their squares to 1. */
function weighOrderStatistics(n: number): Float64Array {
  const weights = new Float64Array(n);
  const half = Math.floor(n / 2);
  // Expected normal order statistics of the lower half (Blom 1958), negative and ascending.
  const scores = Array.from({ length: half }, (_, place) =>
    normalQuantile((place + 1 - 0.375) / (n + 0.25)),
  );
  const squares = 2 * scores.reduce((sum, score) => sum + score * score, 0);
  const length = Math.sqrt(squares);
  const u = 1 / Math.sqrt(n);

  const outer: number[] = [];
  if (n === 3) outer.push(Math.SQRT1_2);
  else {
    outer.push(polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], u));
    if (n > 5) outer.push(polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], u));
    outer.forEach((correction, place) => {
      outer[place] = correction - scores[place]! / length;
    });
  }
  // The rest shares what the outermost weights leave of the sum of squares.
  const restOfScores = outer.reduce((rest, _, place) => rest - 2 * scores[place]! ** 2, squares);
  const restOfWeights = outer.reduce((rest, weight) => rest - 2 * weight * weight, 1);
  const scale = Math.sqrt(restOfScores / restOfWeights);
  for (let place = 0; place < half; place++) {
    const weight = outer[place] ?? -scores[place]! / scale;
    weights[place] = -weight;
    weights[n - 1 - place] = weight;
  }
  return weights;
}

/** Royston's normalising transformations of 1 − W; exact for three values. */
function findP(lack: number, n: number): number {
  if (n === 3) return Math.max(0, (6 / Math.PI) * Math.acos(Math.sqrt(lack)) - 2);
  if (n <= 11) {
    const y = -Math.log(-2.273 + 0.459 * n - Math.log(lack));
    const mean = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n);
    const sd = Math.exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n));
    return normalUpperTail((y - mean) / sd);
  }
  const logN = Math.log(n);
  const mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], logN);
  const sd = Math.exp(polynomial([-0.4803, -0.082676, 0.0030302], logN));
  return normalUpperTail((Math.log(lack) - mean) / sd);
}

/** Σ coefficients[i] xⁱ. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
