export interface QuadratureRule {
  /** Ascending, symmetric about 0. */
  nodes: Float64Array;
  /** The integral of exp(−x²) f(x) is about the sum of `weights[i] * f(nodes[i])`. */
  weights: Float64Array;
  /** `weights[i] * exp(nodes[i]²)`, for a function that is not divided by exp(−x²) first. */
  plainWeights: Float64Array;
}

const HIGHEST = 100;

/**
 * The rule of Gauss and Hermite with n nodes: exact for exp(−x²) times a polynomial of degree 2n − 1.
 *
 * The nodes are the roots of the n-th Hermite polynomial. Those of one polynomial separate those of
 * the next, so each is found by halving between two of the one before, then made exact by Newton's
 * step. Orthonormal Hermite functions are used throughout: polynomials of high degree overflow.
 * Source: Abramowitz and Stegun 1964, 25.4.46 and 22.7.13; weights by Christoffel's formula, Szegő
 * 1939, 3.4.
 * Example: two nodes −.7071067812 and .7071067812, weights .8862269255.
 * Throws RangeError when the number of nodes is not a whole number from 1 to 100.
 */
export function gaussHermite(count: number): QuadratureRule {
  if (!Number.isInteger(count) || count < 1 || count > HIGHEST) {
    throw new RangeError(`A rule has 1 to ${HIGHEST} nodes, not ${count}.`);
  }
  let nodes = [0];
  for (let degree = 2; degree <= count; degree++) {
    const end = Math.sqrt(2 * degree + 1);
    const ends = [-end, ...nodes, end];
    nodes = Array.from({ length: degree }, (_, place) =>
      findRoot(degree, ends[place]!, ends[place + 1]!),
    );
  }
  // Roots come in pairs; the search finds them to the last digit but one.
  const half = nodes.map((node, place) => (node - nodes[count - 1 - place]!) / 2);
  const plainWeights = half.map(
    (node) => 1 / hermiteFunctions(count - 1, node).reduce((sum, value) => sum + value ** 2, 0),
  );
  return {
    nodes: Float64Array.from(half),
    weights: Float64Array.from(
      plainWeights,
      (weight, place) => weight * Math.exp(-(half[place]! ** 2)),
    ),
    plainWeights: Float64Array.from(plainWeights),
  };
}

/** The orthonormal Hermite functions of degree 0 to `degree` at x. */
function hermiteFunctions(degree: number, x: number): number[] {
  const values = [Math.PI ** -0.25 * Math.exp((-x * x) / 2)];
  for (let n = 1; n <= degree; n++) {
    const before = n > 1 ? Math.sqrt((n - 1) / n) * values[n - 2]! : 0;
    values.push(Math.sqrt(2 / n) * x * values[n - 1]! - before);
  }
  return values;
}

function findRoot(degree: number, from: number, to: number): number {
  let low = from;
  let high = to;
  const signBelow = Math.sign(hermiteFunctions(degree, low)[degree]!);
  for (let halving = 0; halving < 40; halving++) {
    const middle = (low + high) / 2;
    if (Math.sign(hermiteFunctions(degree, middle)[degree]!) === signBelow) low = middle;
    else high = middle;
  }
  const middle = (low + high) / 2;
  const values = hermiteFunctions(degree, middle);
  // At a root the function's slope is √(2n) times the function of one degree less.
  return middle - values[degree]! / (Math.sqrt(2 * degree) * values[degree - 1]!);
}
