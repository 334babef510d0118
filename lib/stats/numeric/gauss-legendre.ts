export interface IntervalRule {
  /** Ascending, between −1 and 1. */
  nodes: Float64Array;
  /** The integral from −1 to 1 of f is about the sum of `weights[i] * f(nodes[i])`. */
  weights: Float64Array;
}

const HIGHEST = 2000;

/**
 * The rule of Gauss and Legendre with n nodes: exact for polynomials of degree 2n − 1 from −1 to 1.
 *
 * Nodes by Newton's method on the Legendre polynomial from the cosines that lie next to its roots.
 * Source: Abramowitz and Stegun 1964, 25.4.29 and 22.16.6.
 * Example: two nodes −.5773502692 and .5773502692, weights 1.
 * Throws RangeError when the number of nodes is not a whole number from 1 to 2000.
 */
export function gaussLegendre(count: number): IntervalRule {
  if (!Number.isInteger(count) || count < 1 || count > HIGHEST) {
    throw new RangeError(`A rule has 1 to ${HIGHEST} nodes, not ${count}.`);
  }
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let place = 0; place < Math.ceil(count / 2); place++) {
    let x = Math.cos((Math.PI * (place + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; step++) {
      const [value, before] = legendre(count, x);
      slope = (count * (before - x * value)) / (1 - x * x);
      const move = value / slope;
      x -= move;
      if (Math.abs(move) < 1e-16) break;
    }
    if (2 * place + 1 === count) x = 0;
    const [value, before] = legendre(count, x);
    slope = (count * (before - x * value)) / (1 - x * x);
    const weight = 2 / ((1 - x * x) * slope * slope);
    nodes[place] = -x;
    nodes[count - 1 - place] = x;
    weights[place] = weight;
    weights[count - 1 - place] = weight;
  }
  return { nodes, weights };
}

/** The Legendre polynomials of degree n and n − 1 at x. */
function legendre(degree: number, x: number): [number, number] {
  let before = 1;
  let value = x;
  for (let n = 2; n <= degree; n++) {
    const next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
    before = value;
    value = next;
  }
  return [value, before];
}
