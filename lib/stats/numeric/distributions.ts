import { incompleteBeta } from "./incomplete-beta";
import { upperIncompleteGamma } from "./incomplete-gamma";

// The tails are our own because the numerical library that was tried (jstat 1.9.6) takes small tail
// probabilities as 1 minus a number near 1 and finds t quantiles to eight digits only.

/**
 * The probability that a chi-square variable with `df` degrees of freedom exceeds `x`.
 *
 * Relative accuracy about 1e-13 down to the smallest double. Degenerate: 1 at x = 0.
 * Source: Q(df / 2, x / 2); Abramowitz and Stegun 1964, 26.4.19.
 * Example: `chiSquareUpperTail(3.841459, 1)` is .05.
 * Throws RangeError when df ≤ 0, x < 0 or either is not a number.
 */
export function chiSquareUpperTail(x: number, df: number): number {
  return upperIncompleteGamma(df / 2, x / 2);
}

/**
 * The two-sided p-value of a standard normal `z`: P(|Z| ≥ |z|).
 *
 * It is the chi-square tail of z² with one degree of freedom, and accurate like that.
 * Example: `normalTwoSidedP(1.959964)` is .05.
 * Throws RangeError when z is not a number.
 */
export function normalTwoSidedP(z: number): number {
  return chiSquareUpperTail(z * z, 1);
}

/**
 * The two-sided p-value of Student's t with `df` degrees of freedom (fractions allowed).
 *
 * Relative accuracy about 1e-12 down to the smallest double. Degenerate: 1 at t = 0; 0 where t²
 * exceeds the largest double, at |t| above 1e154.
 * Source: I(df / (df + t²); df / 2, 1/2); Abramowitz and Stegun 1964, 26.7.1.
 * Example: `tTwoSidedP(2.262157, 9)` is .05.
 * Throws RangeError when df is not a positive number, or t is not a number.
 */
export function tTwoSidedP(t: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`t needs positive degrees of freedom, not ${df}.`);
  // x and 1 − x, each from t² / df without subtracting.
  const square = (t / Math.sqrt(df)) ** 2;
  const x = 1 / (1 + square);
  const rest = 1 / (1 + 1 / square);
  return incompleteBeta(x, df / 2, 0.5, rest);
}

/**
 * The value that Student's t with `df` degrees of freedom stays below with this probability.
 *
 * Found by halving an interval around it until no double lies between its ends, on the two-sided
 * p-value, so that the far tails are as accurate as the middle.
 * Example: `tQuantile(0.975, 9)` is 2.262157.
 * Throws RangeError when the probability is not between 0 and 1 (both excluded) or df not positive.
 */
export function tQuantile(probability: number, df: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`No t quantile for a probability of ${probability}.`);
  }
  if (probability < 0.5) return -positiveQuantile(2 * probability, df);
  return positiveQuantile(2 * (1 - probability), df);
}

function positiveQuantile(twoSidedP: number, df: number): number {
  if (twoSidedP === 1) return 0;
  let low = 0;
  let high = 1;
  while (tTwoSidedP(high, df) > twoSidedP) {
    low = high;
    high *= 2;
  }
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (tTwoSidedP(middle, df) > twoSidedP) low = middle;
    else high = middle;
  }
}

/**
 * The probability that an F variable with `df1` and `df2` degrees of freedom (fractions allowed)
 * exceeds `f`.
 *
 * Relative accuracy about 1e-12 down to the smallest double. Degenerate: 1 at f = 0, 0 at infinity.
 * Source: I(df2 / (df2 + df1 f); df2 / 2, df1 / 2); Abramowitz and Stegun 1964, 26.6.2.
 * Example: `fUpperTail(3.862548, 3, 9)` is .05.
 * Throws RangeError when a df is not positive, or f is negative or not a number.
 */
export function fUpperTail(f: number, df1: number, df2: number): number {
  if (!(df1 > 0 && df2 > 0 && f >= 0)) {
    throw new RangeError(`No F tail for ${f} with ${df1} and ${df2} degrees of freedom.`);
  }
  // x and 1 − x, each from the ratio without subtracting.
  const ratio = (df1 / df2) * f;
  return incompleteBeta(1 / (1 + ratio), df2 / 2, df1 / 2, 1 / (1 + 1 / ratio));
}

/**
 * The probability that a standard normal variable exceeds `z`.
 *
 * Relative accuracy about 1e-13, in the far tail as well. Example: `normalUpperTail(1.644854)` is .05.
 * Throws RangeError when z is not a number.
 */
export function normalUpperTail(z: number): number {
  return z >= 0 ? normalTwoSidedP(z) / 2 : 1 - normalTwoSidedP(z) / 2;
}

/**
 * The value that a standard normal variable stays below with this probability.
 *
 * A rational start (Hastings 1955, 26.2.23 in Abramowitz and Stegun 1964), then Newton's and Halley's
 * steps on the tail itself, to the last digits. Example: `normalQuantile(0.975)` is 1.959964.
 * Throws RangeError when the probability is not between 0 and 1 (both excluded).
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`No normal quantile for a probability of ${probability}.`);
  }
  if (probability === 0.5) return 0;
  if (probability > 0.5) return -lowerNormalQuantile(1 - probability);
  return lowerNormalQuantile(probability);
}

function lowerNormalQuantile(probability: number): number {
  const t = Math.sqrt(-2 * Math.log(probability));
  const start =
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) /
      (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  let z = start;
  for (let step = 0; step < 4; step++) {
    // How far the tail beyond z is from the one asked for, in units of the density there.
    const tail = normalUpperTail(z);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const newton = (tail - probability) / density;
    z += newton / (1 - (z * newton) / 2);
  }
  return -z;
}
