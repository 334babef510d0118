const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

/** From here on six terms of Stirling's series are exact to the last bit of a double. */
const STIRLING_FROM = 10;

/**
 * What Stirling's formula lacks: ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), for x ≥ 10.
 * Source: Abramowitz and Stegun 1964, 6.1.41.
 */
export function stirlingRemainder(x: number): number {
  const r = 1 / (x * x);
  const tail = 1 / 1680 - r * (1 / 1188 - (r * 691) / 360360);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * tail))) / x;
}

/**
 * The natural logarithm of the gamma function for x > 0; absolute error about 1e-15 times the larger
 * of 1 and the result. Small arguments are raised to ten by Γ(x + 1) = x Γ(x), then Stirling.
 *
 * Example: `logGamma(0.5)` is ½ ln π, .5723649429.
 */
export function logGamma(x: number): number {
  let product = 1;
  let raised = x;
  while (raised < STIRLING_FROM) {
    product *= raised;
    raised += 1;
  }
  const stirling = (raised - 0.5) * Math.log(raised) - raised + HALF_LOG_TWO_PI;
  return stirling + stirlingRemainder(raised) - Math.log(product);
}

/**
 * The natural logarithm of the beta function, ln Γ(a) + ln Γ(b) − ln Γ(a + b), for a, b > 0.
 *
 * With a large argument the three terms are huge and nearly cancel; there Stirling's formulas are
 * subtracted on paper and only what remains of them is computed (the idea of DiDonato and Morris
 * 1992).
 *
 * Example: `logBeta(0.5, 0.5)` is ln π.
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  const sum = small + large;
  if (large < STIRLING_FROM) return logGamma(small) + logGamma(large) - logGamma(sum);

  // ln Γ(large) − ln Γ(sum), without its term in ln(sum), which depends on the other argument.
  const log = Math.log1p(-small / sum);
  const remainders = stirlingRemainder(large) - stirlingRemainder(sum);
  if (small < STIRLING_FROM) {
    const difference = (large - 0.5) * log - small * Math.log(sum) + small + remainders;
    return logGamma(small) + difference;
  }
  return (
    HALF_LOG_TWO_PI -
    0.5 * Math.log(large) +
    (small - 0.5) * Math.log(small / sum) +
    large * log +
    stirlingRemainder(small) +
    remainders
  );
}
