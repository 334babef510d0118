import { choleskyInPlace, solveCholesky } from "@/lib/stats/numeric/cholesky";
import { type MixedProblem, quadraticForm } from "./linear-mixed-deviance";
import { type BestRatios, profileAt } from "./linear-mixed-scale";

/** Degrees of freedom of a contrast, its weights in the basis; null where they do not exist. */
export type DegreesOfFreedom = (weights: Float64Array) => number | null;

/** Of the differences, on the scale z: their error is of its fourth power. */
const STEP = 0.02;

/**
 * Satterthwaite's degrees of freedom of contrasts of fixed effects: 2 f² / (gᵀ V g), with f the
 * contrast's variance, g its gradient with respect to the variance parameters, and V twice the inverse
 * of the observed Hessian of the deviance that is not profiled, over the same parameters.
 *
 * The parameters are the residual variance and z of every factor whose variance is not 0; the result
 * depends on the choice of parameters only as far as the search is inexact. A factor with variance 0
 * takes no part: with respect to its standard deviation, the gradient there is 0, and so are the mixed
 * second derivatives. With one factor at 0 that leaves n − rank, as of least squares (with REML).
 * Source: Giesbrecht and Burns 1985; Fai and Cornelius 1996; parametrisation free as shown there.
 */
export function satterthwaite(problem: MixedProblem, best: BestRatios): DegreesOfFreedom {
  const { ratios, profile } = best;
  const { residualVariance, inverse, squaresSlopes, informationSlopes } = profile;
  const df = problem.method === "REML" ? problem.rows - problem.rank : problem.rows;
  const z = ratios.map((ratio, factor) => Math.log1p(ratio * problem.largestLevels[factor]!));
  const inside = ratios.map((_, factor) => factor).filter((factor) => ratios[factor]! > 0);
  // dγ / dz.
  const pace = z.map((value, factor) => Math.exp(value) / problem.largestLevels[factor]!);

  const size = inside.length + 1;
  const last = size - 1;
  const hessian = new Float64Array(size * size);
  inside.forEach((factor, row) => {
    const slopesAt = (steps: number) => {
      const moved = z.map((value, other) => value + (other === factor ? steps * STEP : 0));
      return profileAt(problem, moved, residualVariance)?.slopes;
    };
    const [twoBefore, before, after, twoAfter] = [-2, -1, 1, 2].map(slopesAt);
    inside.forEach((other, column) => {
      hessian[row * size + column] =
        twoBefore && before && after && twoAfter
          ? (twoBefore[other]! - 8 * before[other]! + 8 * after[other]! - twoAfter[other]!) /
            (12 * STEP)
          : Number.NaN;
    });
    hessian[last * size + row] = (-squaresSlopes[factor]! * pace[factor]!) / residualVariance ** 2;
  });
  hessian[last * size + last] = df / residualVariance ** 2;
  const l = choleskyInPlace(hessian, size);

  return (weights) => {
    if (!l) return null;
    const unscaled = quadraticForm(inverse, weights);
    const direction = new Float64Array(weights.length);
    for (let a = 0; a < weights.length; a++) {
      for (let b = 0; b < weights.length; b++) {
        direction[a]! += inverse[a * weights.length + b]! * weights[b]!;
      }
    }
    const gradient = new Float64Array(size);
    inside.forEach((factor, row) => {
      const bend = quadraticForm(informationSlopes[factor]!, direction);
      gradient[row] = -residualVariance * bend * pace[factor]!;
    });
    gradient[last] = unscaled;
    const solved = solveCholesky(l, size, gradient.slice());
    let spread = 0;
    for (let row = 0; row < size; row++) spread += gradient[row]! * solved[row]!;
    return (residualVariance * unscaled) ** 2 / spread;
  };
}
