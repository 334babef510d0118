import { choleskyInPlace, invertCholesky } from "@/lib/stats/numeric/cholesky";
import { type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import type { CumulativeLinkData } from "./cumulative-link-data";
import { cumulativeLinkLikelihood } from "./cumulative-link-likelihood";
import { cumulativeLinkMarginal } from "./cumulative-link-marginal";
import type { QuadratureRule } from "./gauss-hermite";
import { type Curvature, maximiseByNewton } from "./maximise-by-newton";

export interface CumulativeLinkMaximum {
  logLik: number;
  /** Thresholds, then the effects of the groups after the first. */
  estimates: Float64Array;
  /** Of the estimates, square, row after row. */
  covariance: Float64Array;
  /** Of the participants' intercepts. */
  randomVariance: number;
}

/**
 * A standard deviation of the intercepts below e⁻⁷ is none. With one above e³, who answers leaves next
 * to nothing open: quadrature is poor there, and its maxima are not those of the integral.
 */
const LOWEST_LOG_SIGMA = -7;
const HIGHEST_LOG_SIGMA = 3;

/** The maximum without intercepts of participants. */
export function searchWithoutIntercepts(data: CumulativeLinkData): Outcome<CumulativeLinkMaximum> {
  const { thresholds, groups, totals, n } = data;
  const start = new Float64Array(thresholds + groups - 1);
  let below = 0;
  for (let k = 0; k < thresholds; k++) {
    for (let group = 0; group < groups; group++) below += totals[group * (thresholds + 1) + k]!;
    start[k] = Math.log(below / (n - below));
  }
  const found = maximiseByNewton(cumulativeLinkLikelihood(data), start);
  if (found.kind !== "maximum") return undefinedFigure("no-convergence");
  return describeMaximum(found.at, found.curvature, 0);
}

/**
 * The maximum with intercepts of participants.
 *
 * The likelihood of a variance is not always of one hill, so the search begins at a second, small
 * one where the first does not end. Where it runs down to no variance, the maximum is that of the
 * model without intercepts, and so are the errors: the information about log σ vanishes there.
 */
export function searchWithIntercepts(
  data: CumulativeLinkData,
  rule: QuadratureRule,
  begin?: { estimates: ArrayLike<number>; randomVariance: number },
): Outcome<CumulativeLinkMaximum> {
  const without = searchWithoutIntercepts(data);
  if (without.kind !== "estimate") return without;
  const evaluate = cumulativeLinkMarginal(data, rule);
  const starts = [0, -2].map((logSigma) => {
    // Effects given the participant are larger than those over all participants.
    const stretch = Math.sqrt(1 + (3 / Math.PI ** 2) * Math.exp(2 * logSigma));
    return Float64Array.from([...without.estimates.map((value) => stretch * value), logSigma]);
  });
  if (begin && begin.randomVariance > 0) {
    const logSigma = Math.min(HIGHEST_LOG_SIGMA, Math.log(begin.randomVariance) / 2);
    starts.unshift(Float64Array.from([...Array.from(begin.estimates), logSigma]));
  }
  let vanished = false;
  for (const start of starts) {
    const found = maximiseByNewton(evaluate, start, {
      endsAt: (at) => {
        const logSigma = at[at.length - 1]!;
        if (logSigma < LOWEST_LOG_SIGMA) vanished = true;
        return logSigma < LOWEST_LOG_SIGMA || logSigma > HIGHEST_LOG_SIGMA;
      },
    });
    if (found.kind !== "maximum") continue;
    if (found.curvature.value >= without.logLik - 1e-9) {
      return describeMaximum(
        found.at.slice(0, -1),
        found.curvature,
        Math.exp(2 * found.at.at(-1)!),
      );
    }
    vanished = true;
  }
  return vanished ? without : undefinedFigure("no-convergence");
}

/** What the matrix of second derivatives says of estimates, log σ (where there is one) included. */
export function describeMaximum(
  estimates: Float64Array,
  { value, hessian, gradient }: Curvature,
  randomVariance: number,
): Outcome<CumulativeLinkMaximum> {
  const all = gradient.length;
  const kept = estimates.length;
  const l = choleskyInPlace(
    hessian.map((second) => -second),
    all,
  );
  if (!l) return undefinedFigure("no-convergence");
  const inverse = invertCholesky(l, all);
  const covariance = new Float64Array(kept * kept);
  for (let row = 0; row < kept; row++) {
    covariance.set(inverse.subarray(row * all, row * all + kept), row * kept);
  }
  return { kind: "estimate", logLik: value, estimates, covariance, randomVariance };
}
