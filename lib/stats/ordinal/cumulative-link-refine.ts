import { choleskyInPlace, invertCholesky, solveCholesky } from "@/lib/stats/numeric/cholesky";
import { type Estimate, isEstimate } from "@/lib/stats/numeric/outcome";
import { cumulativeLinkAsOrdinal, type OrdinalMarginal } from "./cumulative-link-as-ordinal";
import type { CumulativeLinkData } from "./cumulative-link-data";
import { cumulativeLinkMarginal } from "./cumulative-link-marginal";
import { type CumulativeLinkMaximum, describeMaximum } from "./cumulative-link-search";
import type { QuadratureRule } from "./gauss-hermite";
import type { Curvature } from "./maximise-by-newton";

const STEPS = 12;
/** In standard errors: how near the maximum is near enough, and how far from the exact one is too far. */
const NEAR = 1e-7;
const FAR = 1;
/** Steps by the right curvature square the distance; where this share is left, that of R's function is taken. */
const SLOW = 0.1;
/** In standard errors: of gradients, so that neither curvature nor rounding matters. */
const DIFFERENCE = 1e-5;

/**
 * The maximum of the function that R's `clmm` maximises (`cumulativeLinkAsOrdinal`), from that of the
 * exact one, which lies close by.
 *
 * Newton's steps use the exact function's second derivatives. With a large variance those of R's
 * function are others, and are taken, from differences of its gradients, where steps gain too
 * little; errors are always by them. Null where there is no variance, where R's inner search fails,
 * and where no maximum is near: the function has jumps, and may be highest at one.
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
  const l = curvature && factorNegative(curvature.hessian, size);
  if (!l) return null;
  const asOrdinal = cumulativeLinkAsOrdinal(data, rule);
  const covariance = invertCholesky(l, size);
  let metric = l;
  let before = Number.POSITIVE_INFINITY;
  for (let count = 0; count < STEPS; count++) {
    const shares = asOrdinal.findShares(at);
    const here = shares && asOrdinal.evaluate(at, shares);
    if (!here) return null;
    const { value, gradient } = here;
    let step = solveCholesky(metric, size, gradient.slice());
    let distance = measure(step, gradient);
    if (!(distance < FAR)) return null;
    const near = distance < NEAR;
    if (near || distance > SLOW * before) {
      const hessian = differentiate(asOrdinal, at, shares, covariance);
      if (near) return hessian && describe(at, { value, gradient, hessian });
      const own = hessian && factorNegative(hessian, size);
      if (!own) return null;
      metric = own;
      step = solveCholesky(metric, size, gradient.slice());
      distance = measure(step, gradient);
      if (!(distance < FAR)) return null;
    }
    before = distance;
    for (let a = 0; a < size; a++) at[a]! += step[a]!;
  }
  return null;
}

function factorNegative(hessian: Float64Array, size: number): Float64Array | null {
  return choleskyInPlace(
    hessian.map((second) => -second),
    size,
  );
}

/** How far a step goes, in standard errors. */
function measure(step: Float64Array, gradient: Float64Array): number {
  return Math.sqrt(step.reduce((sum, move, a) => sum + move * gradient[a]!, 0));
}

function describe(at: Float64Array, curvature: Curvature): Estimate<CumulativeLinkMaximum> | null {
  const found = describeMaximum(at.slice(0, -1), curvature, Math.exp(2 * at.at(-1)!));
  return isEstimate(found) ? found : null;
}

/** The second derivatives, for inner steps of these shares throughout. */
function differentiate(
  asOrdinal: OrdinalMarginal,
  at: Float64Array,
  shares: readonly number[],
  covariance: Float64Array,
): Float64Array | null {
  const size = at.length;
  const hessian = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    // From both sides: after shortened steps the function bends unevenly.
    const step = DIFFERENCE * Math.sqrt(covariance[a * size + a]!);
    const below = at.slice();
    const above = at.slice();
    below[a]! -= step;
    above[a]! += step;
    const before = asOrdinal.evaluate(below, shares);
    const after = asOrdinal.evaluate(above, shares);
    if (!before || !after) return null;
    const width = above[a]! - below[a]!;
    for (let b = 0; b < size; b++) {
      const half = (after.gradient[b]! - before.gradient[b]!) / width / 2;
      hessian[a * size + b]! += half;
      hessian[b * size + a]! += half;
    }
  }
  return hessian;
}
