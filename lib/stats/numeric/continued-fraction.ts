/** Stands in for a denominator of exactly zero. */
const TINY = 1e-300;
const PRECISION = 1e-15;
const TERMS = 100_000;

/**
 * The value of b₀ + a₁ / (b₁ + a₂ / (b₂ + …)), from the front, until a further term changes nothing.
 *
 * Source: Lentz 1976 as modified by Thompson and Barnett 1986.
 * Example: all a and b equal to 1 give the golden ratio, 1.6180339887.
 * Throws RangeError when it has not settled after 100,000 terms, which the functions here never reach
 * for arguments below about 1e9.
 */
export function continuedFraction(
  first: number,
  term: (index: number) => { a: number; b: number },
): number {
  let value = first || TINY;
  let numerator = value;
  let denominator = 0;
  for (let index = 1; index <= TERMS; index++) {
    const { a, b } = term(index);
    denominator = 1 / (b + a * denominator || TINY);
    numerator = b + a / numerator || TINY;
    const change = numerator * denominator;
    value *= change;
    if (Math.abs(change - 1) < PRECISION) return value;
  }
  throw new RangeError(`A continued fraction that starts with ${first} does not settle.`);
}
