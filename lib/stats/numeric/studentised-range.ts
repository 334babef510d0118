import { normalUpperTail } from "./distributions";
import { logGamma, stirlingRemainder } from "./log-gamma";

const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

/**
 * The probability that the range of `groups` standard normal variables, divided by a root mean square
 * with `df` degrees of freedom (fractions allowed), exceeds `q`.
 *
 * Both integrals run over tails only, never over 1 minus a number near 1, so that small probabilities
 * keep their digits: relative accuracy about 1e-12 down to the smallest double. (R's `ptukey` takes
 * the other way and has an absolute error of about 1e-10 instead.) The rule is the trapezoidal one,
 * which converges faster than any power of the step for functions that die off at both ends.
 * Degenerate: 1 at q = 0, 0 at infinity.
 * Source: the double integral of Copenhaver and Holland 1988; trapezoidal rule Goodwin 1949.
 * Example: `studentisedRangeUpperTail(3.948492, 3, 9)` is .05.
 * Throws RangeError with fewer than two groups, df not positive and finite, or q below 0 or no number.
 */
export function studentisedRangeUpperTail(q: number, groups: number, df: number): number {
  if (!(Number.isSafeInteger(groups) && groups >= 2 && df > 0 && Number.isFinite(df) && q >= 0)) {
    throw new RangeError(`No studentised range ${q} of ${groups} groups with ${df} df.`);
  }
  if (q === 0) return 1;
  if (q === Number.POSITIVE_INFINITY) return 0;

  // Over x = ln s, s the root mean square: its density is exp(constant + df (x − (e²ˣ − 1) / 2)).
  const constant = logDensityAtOne(df);
  const at = (x: number) =>
    Math.exp(constant + df * (x - Math.expm1(2 * x) / 2)) * rangeUpperTail(q * Math.exp(x), groups);
  const step = Math.min(0.08, 0.5 / Math.sqrt(2 * df));
  // About where the integrand is largest, were the tail of the range that of a normal difference.
  const top = Math.log(df / (df + (q * q) / 2)) / 2;
  let sum = at(top);
  for (const direction of [-step, step]) {
    let previous = 0;
    for (let place = 1; ; place++) {
      const value = at(top + place * direction);
      sum += value;
      if (value <= previous && value <= sum * 1e-18) break;
      previous = value;
    }
  }
  return Math.min(1, sum * step);
}

/** Of ln s at s = 1, less the part that `at` adds; by Stirling where its terms would cancel. */
function logDensityAtOne(df: number): number {
  const half = df / 2;
  if (half < 10) return Math.LN2 + half * Math.log(half) - half - logGamma(half);
  return Math.LN2 + Math.log(half) / 2 - HALF_LOG_TWO_PI - stirlingRemainder(half);
}

/**
 * The probability that the range of standard normal variables exceeds `width`: over the smallest of
 * them, z, that the others all lie above it, but not all below z + width.
 */
function rangeUpperTail(width: number, groups: number): number {
  // The integrand is the narrower, the more variables there are for the smallest to be below.
  const step = 0.7 / Math.sqrt(groups);
  // Either end of the range lies about half its width from zero, whatever the width.
  const middle = width / 2;
  let sum = 0;
  for (let t = -8.5; t <= 8.5; t += step) {
    const z = t - middle;
    const density = Math.exp((-z * z) / 2);
    if (density === 0) continue;
    const above = normalUpperTail(z);
    const beyond = normalUpperTail(t + middle);
    sum += density * differenceOfPowers(above, beyond, groups - 1);
  }
  return (groups * step * sum) / Math.sqrt(2 * Math.PI);
}

/** aⁿ − (a − b)ⁿ for 0 ≤ b ≤ a, which keeps its digits where b is small. */
function differenceOfPowers(a: number, b: number, n: number): number {
  if (b >= a) return a ** n;
  return -(a ** n) * Math.expm1(n * Math.log1p(-b / a));
}

/**
 * The value that the studentised range of `groups` with `df` degrees of freedom exceeds with this
 * probability.
 *
 * Found by secants on logarithms, in which the tail is nearly straight, within an interval that always
 * holds it; relative accuracy about 1e-12. (R's `qtukey` stops when a step is below .0001, and is then
 * right to about eight digits.)
 * Source: as `studentisedRangeUpperTail`. Example: `studentisedRangeQuantile(0.05, 3, 9)` is 3.948492.
 * Throws RangeError when the probability is not between 0 and 1 (both excluded), or as above.
 */
export function studentisedRangeQuantile(
  upperProbability: number,
  groups: number,
  df: number,
): number {
  if (!(upperProbability > 0 && upperProbability < 1)) {
    throw new RangeError(`No studentised range for a probability of ${upperProbability}.`);
  }
  const wanted = Math.log(upperProbability);
  const distance = (q: number) => Math.log(studentisedRangeUpperTail(q, groups, df)) - wanted;
  let low = 0.5;
  let high = 4;
  let atLow = distance(low);
  let atHigh = distance(high);
  while (atLow < 0) {
    [high, atHigh] = [low, atLow];
    low /= 2;
    atLow = distance(low);
  }
  while (atHigh > 0) {
    [low, atLow] = [high, atHigh];
    high *= 2;
    atHigh = distance(high);
  }
  // Regula falsi that halves the distance at an end that stays (Dowell and Jarratt 1971, "Illinois").
  let stayed = 0;
  for (let step = 0; step < 200 && high - low > 1e-14 * high; step++) {
    const middle = (low * atHigh - high * atLow) / (atHigh - atLow);
    const atMiddle = distance(middle);
    if (Math.abs(atMiddle) < 1e-14) return middle;
    if (atMiddle > 0) {
      [low, atLow] = [middle, atMiddle];
      if (stayed === 1) atHigh /= 2;
      stayed = 1;
    } else {
      [high, atHigh] = [middle, atMiddle];
      if (stayed === -1) atLow /= 2;
      stayed = -1;
    }
  }
  return high;
}
