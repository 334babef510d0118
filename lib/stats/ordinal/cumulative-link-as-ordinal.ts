import type { CumulativeLinkData } from "./cumulative-link-data";
import { createInnerWalk } from "./cumulative-link-early-mode";
import { findInnerSteps } from "./cumulative-link-inner-steps";
import { createNodeVisits } from "./cumulative-link-nodes";
import { assembleDerivatives, findOdds } from "./cumulative-link-parameters";
import type { QuadratureRule } from "./gauss-hermite";

export interface Slope {
  value: number;
  gradient: Float64Array;
}

export interface OrdinalMarginal {
  /** The shares of the inner steps that R takes for these parameters; null where it fails. */
  findShares: (parameters: Float64Array) => number[] | null;
  /** The function, and its exact gradient, where the inner search takes steps of these shares. */
  evaluate: (parameters: Float64Array, shares: readonly number[]) => Slope | null;
}

/**
 * The log-likelihood that `clmm` of R's ordinal maximises at its default settings, by thresholds,
 * effects and log σ: `cumulativeLinkMarginal`, but about modes that are not quite found.
 *
 * R's inner search starts at 0 for every set of parameters and stops as soon as no slope is above
 * 10⁻⁴ (`findInnerSteps`); Laplace's approximation, and the distance of the nodes of the quadrature,
 * then use the curvatures from before the last step. So the figures are those of `clmm` as everybody
 * runs it. The exact approximation differs in the second or third digit after the point of a
 * log-likelihood by Laplace, and hardly at all with ten nodes.
 *
 * The function jumps where the number or the share of inner steps changes; between such places it is
 * smooth, and its derivatives are those for the shares that are given.
 * Source: worked out from the behaviour of ordinal 2022.11-16; the approximation is that of Pinheiro
 * and Bates 1995. Undefined where thresholds do not ascend.
 * Example: the participants of `fitCumulativeLinkMixedModel`, one node, thresholds −1 and 1, effect 1,
 * log σ 0: −16.9129355481 after three whole steps, and −16.9129343031 by the exact approximation.
 */
export function cumulativeLinkAsOrdinal(
  data: CumulativeLinkData,
  rule: QuadratureRule,
): OrdinalMarginal {
  const { nodes } = rule;
  const { thresholds, groups, clusters, offsets, pair, times } = data;
  const size = thresholds + groups + 1;
  const last = size - 1;
  const count = nodes.length;
  const { heights, slopes, below, pairs, visit } = createNodeVisits(data, rule);

  function evaluate(parameters: Float64Array, shares: readonly number[]): Slope | null {
    const odds = findOdds(data, parameters);
    if (!odds) return null;
    const logSigma = parameters[parameters.length - 1]!;
    const precision = Math.exp(-2 * logSigma);
    const walk = createInnerWalk(data, shares);
    const firstByPair = new Float64Array(pairs);
    const gradient = new Float64Array(size);
    let value = 0;
    for (let cluster = 0; cluster < clusters; cluster++) {
      const early = walk(cluster, odds, precision);
      const { mode, info, scale, modeBy, infoBy, scaleBy } = early;
      const highest = visit(cluster, odds, precision, early);
      let total = 0;
      for (let q = 0; q < count; q++) total += Math.exp(heights[q]! - highest);
      value += highest + Math.log(total) - logSigma - Math.log(info) / 2;

      const begin = offsets[cluster]!;
      const end = offsets[cluster + 1]!;
      let slope = 0;
      let slopeByNode = 0;
      let square = 0;
      for (let q = 0; q < count; q++) {
        const share = Math.exp(heights[q]! - highest) / total;
        const v = mode + scale * nodes[q]!;
        slope += share * slopes[q]!;
        slopeByNode += share * nodes[q]! * slopes[q]!;
        square += share * v * v;
        for (let place = begin; place < end; place++) {
          const under = below[q * pairs + place - begin]!;
          firstByPair[pair[place]!]! += share * times[place]! * (1 - under);
        }
      }
      for (let a = 0; a < size; a++) {
        gradient[a]! += slope * modeBy[a]! + slopeByNode * scaleBy[a]! - infoBy[a]! / (2 * info);
      }
      gradient[last]! += precision * square - 1;
    }
    // Second derivatives are not worked out here; what comes back of them is left.
    const work = { value, gradient, hessian: new Float64Array(size * size) };
    const whole = assembleDerivatives(data, parameters, work, firstByPair, new Float64Array(pairs));
    return { value: whole.value, gradient: whole.gradient };
  }

  return {
    findShares: (parameters) => {
      const odds = findOdds(data, parameters);
      const precision = Math.exp(-2 * parameters[parameters.length - 1]!);
      return odds && findInnerSteps(data, odds, precision);
    },
    evaluate,
  };
}
