import { fUpperTail } from "./distributions";

/**
 * The value that F with `df1` and `df2` degrees of freedom (fractions allowed) stays below with this
 * probability.
 *
 * Found by halving an interval around it until no double lies between its ends. Below the median it
 * is the reciprocal of the other tail's quantile with the degrees of freedom exchanged, so that both
 * tails are equally accurate.
 * Source: the reciprocal of an F variable is one; Abramowitz and Stegun 1964, 26.6.9.
 * Example: `fQuantile(0.95, 3, 9)` is 3.862548.
 * Throws RangeError when the probability is not between 0 and 1 (both excluded) or a df not positive.
 */
export function fQuantile(probability: number, df1: number, df2: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`No F quantile for a probability of ${probability}.`);
  }
  if (probability < 0.5) return 1 / upperQuantile(probability, df2, df1);
  return upperQuantile(1 - probability, df1, df2);
}

/** The value that is exceeded with a probability of at most one half. */
function upperQuantile(tail: number, df1: number, df2: number): number {
  let low = 0;
  let high = 1;
  while (fUpperTail(high, df1, df2) > tail) {
    low = high;
    high *= 2;
  }
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (fUpperTail(middle, df1, df2) > tail) low = middle;
    else high = middle;
  }
}
