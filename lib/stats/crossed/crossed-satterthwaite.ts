import { choleskyInPlace, solveCholesky } from "@/lib/stats/numeric/cholesky";
import { solveUpperTransposed } from "@/lib/stats/numeric/solve-triangle";
import { quadratic } from "./contest-f";
import type { CrossedLinearModel } from "./crossed-linear-model";
import { profileLinear } from "./crossed-linear-profile";

/** Degrees of freedom of a contrast of the estimated columns; null where they do not exist. */
export type DegreesOfFreedom = (weights: ArrayLike<number>) => number | null;

/**
 * Satterthwaite's degrees of freedom of contrasts of fixed effects: 2 f² / (gᵀ V g), with f the contrast's
 * variance, g its gradient by the variance parameters, and V twice the inverse of the observed Hessian of
 * the deviance that is not profiled, over the same parameters: the residual variance and θ of every term
 * whose variance is not 0. A term at 0 takes no part, as in the model without it.
 *
 * Source: Giesbrecht and Burns 1985; Fai and Cornelius 1996; the parametrisation does not matter.
 * Example: see `fitCrossedLinearModel`: the mean there has 2 degrees of freedom.
 */
export function crossedSatterthwaite(model: CrossedLinearModel): DegreesOfFreedom {
  const { problem, theta, profile } = model;
  const { residualVariance, inverse, bends } = profile;
  const { rank, basis, rows, method } = problem;
  const df = method === "REML" ? rows - rank : rows;
  const inside = Array.from(theta.keys()).filter((term) => theta[term] !== 0);
  const size = inside.length + 1;
  const last = size - 1;
  const hessian = new Float64Array(size * size);
  let isDefined = true;
  inside.forEach((term, row) => {
    // Of fourth order, a hundredth of the deviation to each side and two.
    const step = 0.01 * Math.max(theta[term]!, 0.02);
    const slopesAt = (steps: number) => {
      const moved = theta.slice();
      moved[term]! += steps * step;
      return profileLinear(problem, moved, residualVariance)?.gradient;
    };
    const [twoBefore, before, after, twoAfter] = [-2, -1, 1, 2].map(slopesAt);
    inside.forEach((other, column) => {
      if (!twoBefore || !before || !after || !twoAfter) {
        isDefined = false;
        return;
      }
      const second =
        (twoBefore[other]! - 8 * before[other]! + 8 * after[other]! - twoAfter[other]!) /
        (12 * step);
      hessian[row * size + column]! += second / 2;
      hessian[column * size + row]! += second / 2;
    });
  });
  // At fixed θ the deviance has the slope (df − rss / s) / s by s; by θ and s, minus the slope of rss over s².
  const { columns, termOfColumn } = problem.design;
  const ofRandom = new Float64Array(theta.length);
  for (let at = 0; at < columns; at++) ofRandom[termOfColumn[at]!]! += profile.random[at]! ** 2;
  inside.forEach((term, row) => {
    const mixed = ((2 / theta[term]!) * ofRandom[term]!) / residualVariance ** 2;
    hessian[last * size + row] = mixed;
    hessian[row * size + last] = mixed;
  });
  hessian[last * size + last] = df / residualVariance ** 2;
  const l = isDefined ? choleskyInPlace(hessian, size) : null;

  return (weights) => {
    if (!l) return null;
    const inBasis = solveUpperTransposed(basis.r, rank, Float64Array.from(weights));
    const unscaled = quadratic(inverse, inBasis);
    const direction = new Float64Array(rank);
    for (let a = 0; a < rank; a++) {
      for (let b = 0; b < rank; b++) direction[a]! += inverse[a * rank + b]! * inBasis[b]!;
    }
    const gradient = new Float64Array(size);
    inside.forEach((term, row) => {
      gradient[row] = (2 / theta[term]!) * residualVariance * quadratic(bends[term]!, direction);
    });
    gradient[last] = unscaled;
    const solved = solveCholesky(l, size, gradient.slice());
    const spread = gradient.reduce((sum, slope, k) => sum + slope * solved[k]!, 0);
    const found = (residualVariance * unscaled) ** 2 / spread;
    return Number.isFinite(found) && found > 0 ? found : null;
  };
}
