import type { SmoothFunction } from "@/lib/stats/ordinal/maximise-by-newton";

/** A log-likelihood with its slopes; null where it is not defined. */
export type SlopedLikelihood = (
  at: Float64Array,
) => { value: number; gradient: Float64Array } | null;

/**
 * Second derivatives by central differences of the slopes, for likelihoods that have none of their own,
 * as those with several random effects. Undefined where a neighbour is.
 *
 * Source: Abramowitz and Stegun 1964, 25.3.21. Example: of x³ / 6 at 2, slope x² / 2, it is 2.
 */
export function withDifferencedCurvature(evaluate: SlopedLikelihood, step = 1e-4): SmoothFunction {
  return (at) => {
    const here = evaluate(at);
    if (!here) return null;
    const size = at.length;
    const hessian = new Float64Array(size * size);
    for (let place = 0; place < size; place++) {
      const [above, below] = [step, -step].map((move) => {
        const moved = Float64Array.from(at);
        moved[place]! += move;
        return evaluate(moved);
      });
      if (!above || !below) return null;
      for (let other = 0; other < size; other++) {
        const bend = (above.gradient[other]! - below.gradient[other]!) / (4 * step);
        // Half to each of the two places of a pair, so that the matrix is symmetric.
        hessian[place * size + other]! += bend;
        hessian[other * size + place]! += bend;
      }
    }
    return { value: here.value, gradient: here.gradient, hessian };
  };
}
