import { continuedFraction } from "./continued-fraction";
import { logGamma, stirlingRemainder } from "./log-gamma";

/** xᵃ e⁻ˣ / Γ(a); for large a by Stirling, because its factors would overflow or lose digits. */
function density(a: number, x: number): number {
  if (a < 10) return Math.exp(a * Math.log(x) - x - logGamma(a));
  const distance = (x - a) / a;
  const exponent = a * (Math.log1p(distance) - distance) - stirlingRemainder(a);
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(exponent);
}

/**
 * The regularised upper incomplete gamma function Q(a, x) = Γ(a, x) / Γ(a), for a > 0 and x ≥ 0.
 *
 * Above a + 1 it is Legendre's continued fraction, whose relative accuracy does not fall with the
 * result, so that tails are right down to the smallest double; below, where Q is not small, it is 1
 * minus the power series of the lower function.
 *
 * Source: Abramowitz and Stegun 1964, 6.5.29 and 6.5.31.
 * Example: `upperIncompleteGamma(1, 3)` is e⁻³.
 * Throws RangeError when a or x is out of range.
 */
export function upperIncompleteGamma(a: number, x: number): number {
  if (!(a > 0) || a === Number.POSITIVE_INFINITY || !(x >= 0)) {
    throw new RangeError(`Q(${a}, ${x}) is not defined.`);
  }
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let next = a + 1; term > sum * 1e-17; next++) {
      term *= x / next;
      sum += term;
    }
    return 1 - density(a, x) * sum;
  }
  const fraction = continuedFraction(x + 1 - a, (index) => ({
    a: index * (a - index),
    b: x + 1 - a + 2 * index,
  }));
  return density(a, x) / fraction;
}
