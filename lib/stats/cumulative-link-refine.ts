import { choleskyInPlace, invertCholesky, solveCholesky } from "./cholesky";
import { cumulativeLinkAsOrdinal, type OrdinalMarginal } from "./cumulative-link-as-ordinal";
import type { CumulativeLinkData } from "./cumulative-link-data";
import { cumulativeLinkMarginal } from "./cumulative-link-marginal";
import { type CumulativeLinkMaximum, describeMaximum } from "./cumulative-link-search";
import type { QuadratureRule } from "./gauss-hermite";
import { type Estimate, isEstimate } from "./outcome";

const STEPS = 12;
/** In standard errors: how near the maximum is near enough, and how far from the exact one is too far. */
const NEAR = 1e-7;
const FAR = 1;
/** In standard errors: of gradients, so that neither curvature nor rounding matters. */
const DIFFERENCE = 1e-5;

/**
 * The maximum of the function that R's `clmm` maximises (`cumulativeLinkAsOrdinal`), from that of the
 * exact one, which lies close by: Newton's steps with the exact function's second derivatives.
 *
 * Errors are by second derivatives of R's function, from differences of its gradients; where the
 * quadrature has several nodes the exact ones differ from these by less than a hundred-thousandth
 * and stand for them. Null where there is no variance, where R's inner search fails, and where no
 * maximum is near: the function has jumps, and may end at one.
 */
export function refineAsOrdinal(
  data: CumulativeLinkData,
  rule: QuadratureRule,
  exact: CumulativeLinkMaximum,
): Estimate<CumulativeLinkMaximum> | null {
  if (exact.randomVariance === 0) return null;
  const at = Float64Array.from([...exact.estimates, Math.log(exact.randomVariance) / 2]);
  const size = at.length;
  const curvature = cumulativeLinkMarginal(data, rule)(at);
  const l =
    curvature &&
    choleskyInPlace(
      curvature.hessian.map((second) => -second),
      size,
    );
  if (!l) return null;
  const asOrdinal = cumulativeLinkAsOrdinal(data, rule);
  for (let count = 0; count < STEPS; count++) {
    const shares = asOrdinal.findShares(at);
    const here = shares && asOrdinal.evaluate(at, shares);
    if (!here) return null;
    const { value, gradient } = here;
    const step = solveCholesky(l, size, gradient.slice());
    const distance = Math.sqrt(step.reduce((sum, move, a) => sum + move * gradient[a]!, 0));
    if (!(distance < FAR)) return null;
    if (distance < NEAR) {
      const hessian =
        rule.nodes.length > 1
          ? curvature.hessian
          : differentiate(asOrdinal, at, shares, gradient, invertCholesky(l, size));
      if (!hessian) return null;
      const randomVariance = Math.exp(2 * at[size - 1]!);
      const found = describeMaximum(at.slice(0, -1), { value, gradient, hessian }, randomVariance);
      return isEstimate(found) ? found : null;
    }
    for (let a = 0; a < size; a++) at[a]! += step[a]!;
  }
  return null;
}

/** The second derivatives, for inner steps of these shares throughout. */
function differentiate(
  asOrdinal: OrdinalMarginal,
  at: Float64Array,
  shares: readonly number[],
  gradient: Float64Array,
  covariance: Float64Array,
): Float64Array | null {
  const size = at.length;
  const hessian = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    const beside = at.slice();
    beside[a]! += DIFFERENCE * Math.sqrt(covariance[a * size + a]!);
    const width = beside[a]! - at[a]!;
    const there = asOrdinal.evaluate(beside, shares);
    if (!there) return null;
    for (let b = 0; b < size; b++) {
      const half = (there.gradient[b]! - gradient[b]!) / width / 2;
      hessian[a * size + b]! += half;
      hessian[b * size + a]! += half;
    }
  }
  return hessian;
}
