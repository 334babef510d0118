import type { CumulativeLinkData } from "./cumulative-link-data";
import { assembleDerivatives, findOdds } from "./cumulative-link-parameters";
import type { SmoothFunction } from "./maximise-by-newton";

/**
 * The log-likelihood of the cumulative logit model P(answer ≤ k) = 1 / (1 + exp(β_g − θ_k)), with its
 * derivatives by thresholds and effects.
 *
 * It is concave (Pratt 1981), so that a maximum is the maximum. Undefined where thresholds do not
 * ascend.
 */
export function cumulativeLinkLikelihood(data: CumulativeLinkData): SmoothFunction {
  const { thresholds, groups, totals, thresholdOf } = data;
  return (parameters) => {
    const odds = findOdds(data, parameters);
    if (!odds) return null;
    const size = thresholds + groups;
    const first = new Float64Array(odds.length);
    const second = new Float64Array(odds.length);
    let value = 0;
    odds.forEach((odd, pair) => {
      const cell = (pair % groups) * (thresholds + 1) + thresholdOf[pair]!;
      const times = totals[cell]! + totals[cell + 1]!;
      const below = 1 / (1 + odd);
      value -= times * Math.log1p(odd);
      first[pair] = times * (1 - below);
      second[pair] = -times * below * (1 - below);
    });
    const work = {
      value,
      gradient: new Float64Array(size),
      hessian: new Float64Array(size * size),
    };
    return assembleDerivatives(data, parameters, work, first, second);
  };
}
