/**
 * A rule for sums of integrals from 0 to different angles: of a smooth function f, Σ weight ∫ f from 0 to
 * the angle is about Σ `weights[i] * f(angles[i])`, whatever f is.
 */
export interface AngleRule {
  angles: Float64Array;
  weights: Float64Array;
}

/** Enough for functions as narrow as a normal density that begins 40 standard deviations out. */
const NODES = 96;

export interface AngleSums {
  add: (angle: number, weight: number) => void;
  toRule: () => AngleRule;
}

/**
 * Collects the ends of integrals, and makes one rule of them all: f is taken as its Chebyshev polynomial
 * from 0 to the largest angle, and the integrals of these polynomials are summed once.
 *
 * Source: Clenshaw and Curtis 1960, with the ends anywhere instead of at 1.
 */
export function collectAngles(largest: number): AngleSums {
  const moments = new Float64Array(NODES);
  return {
    add(angle, weight) {
      const x = Math.max(-1, Math.min(1, (2 * angle) / largest - 1));
      moments[0]! += weight * (x + 1);
      moments[1]! += (weight * (x * x - 1)) / 2;
      // T of degree q − 1, q and q + 1 at x.
      let before = x;
      let here = 2 * x * x - 1;
      for (let q = 2; q < NODES; q++) {
        const next = 2 * x * here - before;
        const sign = q % 2 === 0 ? 1 : -1;
        // At −1 the polynomials of odd degree are −1: sign is that of degree q there.
        const up = (next + sign) / (2 * (q + 1));
        const down = (before + sign) / (2 * (q - 1));
        moments[q]! += weight * (up - down);
        before = here;
        here = next;
      }
    },
    toRule() {
      const angles = new Float64Array(NODES);
      const weights = new Float64Array(NODES);
      for (let k = 0; k < NODES; k++) {
        const turn = (Math.PI * (k + 0.5)) / NODES;
        angles[k] = (largest * (1 + Math.cos(turn))) / 2;
        let sum = moments[0]! / 2;
        for (let q = 1; q < NODES; q++) sum += moments[q]! * Math.cos(q * turn);
        weights[k] = (largest / NODES) * sum;
      }
      return { angles, weights };
    },
  };
}
