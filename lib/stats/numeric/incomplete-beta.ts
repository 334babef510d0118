import { continuedFraction } from "./continued-fraction";
import { logBeta } from "./log-gamma";

/**
 * The regularised incomplete beta function I(x; a, b), for a, b > 0 and 0 ≤ x ≤ 1.
 *
 * `rest` is 1 − x, given apart because a caller who knows it without subtracting knows digits of it
 * that are lost in x. Left of the mean it is a continued fraction, whose relative accuracy does not
 * fall with the result; right of it, 1 minus the same for the exchanged arguments. The fraction is
 * the one of DiDonato and Morris 1992, which takes the better known one two terms at a time: that one
 * loses as many digits as a has.
 *
 * Source: Abramowitz and Stegun 1964, 26.5.2; DiDonato and Morris 1992, algorithm 708.
 * Example: `incompleteBeta(0.5, 2, 3)` is .6875, the chance of at least 2 heads in 4 throws.
 * Throws RangeError when an argument is out of range.
 */
export function incompleteBeta(x: number, a: number, b: number, rest = 1 - x): number {
  if (!(a > 0 && b > 0 && x >= 0 && rest >= 0) || !Number.isFinite(a + b + x + rest)) {
    throw new RangeError(`I(${x}; ${a}, ${b}) is not defined.`);
  }
  if (x === 0) return 0;
  if (rest === 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - leftTail(rest, b, a, x);
  return leftTail(x, a, b, rest);
}

function leftTail(x: number, a: number, b: number, rest: number): number {
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-rest);
  const logRest = rest < 0.5 ? Math.log(rest) : Math.log1p(-x);
  const factor = Math.exp(a * logX + b * logRest - logBeta(a, b));
  // By how much the mean lies to the right, from whichever of x and 1 − x has more digits.
  const excess = x < rest ? a - (a + b) * x : (a + b) * rest - b;
  const fraction = continuedFraction((a / (a + 1)) * (excess + 1), (n) => {
    const odd = a + 2 * n - 1;
    const mixed = (n * (b - n) * x) / odd;
    return {
      a: (mixed * x * (a + n - 1) * (a + b + n - 1)) / odd,
      b: n + mixed + ((a + n) / (odd + 2)) * (excess + 1 + n * (1 + rest)),
    };
  });
  return factor / fraction;
}
