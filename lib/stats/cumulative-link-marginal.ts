import type { CumulativeLinkData } from "./cumulative-link-data";
import { findInterceptMode } from "./cumulative-link-mode";
import { assembleDerivatives, findOdds } from "./cumulative-link-parameters";
import type { QuadratureRule } from "./gauss-hermite";
import type { SmoothFunction } from "./maximise-by-newton";

/**
 * The log-likelihood of the cumulative logit model with a normal intercept v of each participant,
 * integrated by adaptive Gauss-Hermite quadrature (one node: Laplace's approximation), with exact
 * first and second derivatives of that approximation by thresholds, effects and log σ.
 *
 * For one participant, with h(v) the log-likelihood of the answers minus v² / 2σ², its mode v̂,
 * D = −h″(v̂), s = √(2 / D), and nodes x with weights w exp(x²), it is
 * log Σ w exp(x²) exp h(v̂ + s x) − log σ − ½ log D − ½ log π. Mode and scale move with the parameters,
 * and the derivatives follow them: v̂ by the implicit function theorem, D and s through it.
 * Source: Pinheiro and Bates 1995 for the approximation; the derivatives are worked out from it.
 * Undefined where thresholds do not ascend.
 */
export function cumulativeLinkMarginal(
  data: CumulativeLinkData,
  { nodes, plainWeights }: QuadratureRule,
): SmoothFunction {
  const { thresholds, groups, clusters, offsets, pair, times, above } = data;
  const pairs = thresholds * groups;
  // Thresholds, effects of all groups, log σ.
  const size = thresholds + groups + 1;
  const last = size - 1;
  const thresholdOf = Int32Array.from({ length: pairs }, (_, at) => Math.floor(at / groups));
  const effectOf = Int32Array.from({ length: pairs }, (_, at) => thresholds + (at % groups));
  const logWeights = plainWeights.map((weight) => Math.log(weight / Math.sqrt(Math.PI)));
  const count = nodes.length;

  const modes = new Float64Array(clusters);
  const share = new Float64Array(count);
  const slope = new Float64Array(count);
  const bend = new Float64Array(count);
  const below = new Float64Array(count * pairs);
  const vectors = () => new Float64Array(size);
  const [byV, byVV, byVVV, modeBy, infoBy, scaleBy] = Array.from({ length: 6 }, vectors) as Six;
  const [atNode, mean, mixed, mixedByNode, besideMode, besideScale] = Array.from(
    { length: 6 },
    vectors,
  ) as Six;

  return (parameters) => {
    const odds = findOdds(data, parameters);
    if (!odds) return null;
    const logSigma = parameters[parameters.length - 1]!;
    const precision = Math.exp(-2 * logSigma);
    const first = new Float64Array(pairs);
    const second = new Float64Array(pairs);
    const gradient = new Float64Array(size);
    const hessian = new Float64Array(size * size);
    let value = 0;

    for (let cluster = 0; cluster < clusters; cluster++) {
      const begin = offsets[cluster]!;
      const end = offsets[cluster + 1]!;
      const mode = findInterceptMode(data, cluster, odds, precision, modes[cluster]!);
      modes[cluster] = mode;

      // At the mode: derivatives of h by v, and by v and the parameters.
      byV.fill(0);
      byVV.fill(0);
      byVVV.fill(0);
      let info = precision;
      let third = 0;
      let fourth = 0;
      const growth = Math.exp(mode);
      for (let place = begin; place < end; place++) {
        const at = pair[place]!;
        const p = 1 / (1 + odds[at]! * growth);
        const second1 = times[place]! * p * (1 - p);
        const third1 = second1 * (2 * p - 1);
        const fourth1 = second1 * (1 - 6 * p * (1 - p));
        info += second1;
        third -= third1;
        fourth -= fourth1;
        const j = thresholdOf[at]!;
        const effect = effectOf[at]!;
        byV[j]! += second1;
        byV[effect]! -= second1;
        byVV[j]! += third1;
        byVV[effect]! -= third1;
        byVVV[j]! += fourth1;
        byVVV[effect]! -= fourth1;
      }
      byV[last] = 2 * precision * mode;
      byVV[last] = 2 * precision;
      const scale = Math.sqrt(2 / info);
      for (let a = 0; a < size; a++) {
        modeBy[a] = byV[a]! / info;
        infoBy[a] = -byVV[a]! - third * modeBy[a]!;
        scaleBy[a] = (-scale / (2 * info)) * infoBy[a]!;
      }

      // At the nodes.
      let highest = Number.NEGATIVE_INFINITY;
      for (let q = 0; q < count; q++) {
        const v = mode + scale * nodes[q]!;
        const growthAtNode = Math.exp(v);
        let logs = 0;
        let product = 1;
        let expected = 0;
        let spread = 0;
        for (let place = begin; place < end; place++) {
          const rest = 1 + odds[pair[place]!]! * growthAtNode;
          const p = 1 / rest;
          const often = times[place]!;
          below[q * pairs + place - begin] = p;
          expected += often * (1 - p);
          spread += often * p * (1 - p);
          // Few logarithms of products instead of many of their factors.
          if (often <= 3 && rest < 1e50) {
            for (let time = 0; time < often; time++) product *= rest;
            if (product > 1e100) {
              logs += Math.log(product);
              product = 1;
            }
          } else logs += often * Math.log(rest);
        }
        const most = above[cluster]!;
        const height =
          most * v - logs - Math.log(product) - (precision * v * v) / 2 + logWeights[q]!;
        share[q] = height;
        slope[q] = most - expected - precision * v;
        bend[q] = -precision - spread;
        if (height > highest) highest = height;
      }
      let total = 0;
      for (let q = 0; q < count; q++) {
        share[q] = Math.exp(share[q]! - highest);
        total += share[q]!;
      }
      value += highest + Math.log(total) - logSigma - Math.log(info) / 2;

      // Sums over the nodes, each with its share of the integral.
      mean.fill(0);
      mixed.fill(0);
      mixedByNode.fill(0);
      let slopes = 0;
      let slopesByNode = 0;
      let bends = 0;
      let bendsByNode = 0;
      let bendsBySquare = 0;
      for (let q = 0; q < count; q++) {
        const node = nodes[q]!;
        const v = mode + scale * node;
        const weight = share[q]! / total;
        slopes += weight * slope[q]!;
        slopesByNode += weight * node * slope[q]!;
        bends += weight * bend[q]!;
        bendsByNode += weight * node * bend[q]!;
        bendsBySquare += weight * node * node * bend[q]!;
        for (let a = 0; a < size; a++) {
          atNode[a] = slope[q]! * (modeBy[a]! + node * scaleBy[a]!);
        }
        for (let place = begin; place < end; place++) {
          const at = pair[place]!;
          const p = below[q * pairs + place - begin]!;
          const expected = times[place]! * (1 - p);
          const spread = weight * expected * p;
          const j = thresholdOf[at]!;
          const effect = effectOf[at]!;
          atNode[j]! += expected;
          atNode[effect]! -= expected;
          mixed[j]! += spread;
          mixed[effect]! -= spread;
          mixedByNode[j]! += node * spread;
          mixedByNode[effect]! -= node * spread;
          second[at]! -= spread;
        }
        atNode[last]! += precision * v * v;
        mixed[last]! += weight * 2 * precision * v;
        mixedByNode[last]! += weight * node * 2 * precision * v;
        hessian[size * size - 1]! -= weight * 2 * precision * v * v;
        for (let a = 0; a < size; a++) {
          const weighted = weight * atNode[a]!;
          mean[a]! += weighted;
          for (let b = 0; b <= a; b++) hessian[a * size + b]! += weighted * atNode[b]!;
        }
      }

      // What moves because mode and scale have second derivatives too.
      const onInfo = -(1 + slopesByNode * scale) / (2 * info);
      const onMode = (slopes - onInfo * third) / info;
      const onInfoSquare = (0.5 + (slopesByNode * 3 * scale) / 4) / (info * info);
      const square = (onMode * third - onInfo * fourth + bends) / 2;
      for (let place = begin; place < end; place++) {
        const at = pair[place]!;
        const p = 1 / (1 + odds[at]! * growth);
        const second1 = times[place]! * p * (1 - p);
        second[at]! -= second1 * (onMode * (2 * p - 1) - onInfo * (1 - 6 * p * (1 - p)));
      }
      hessian[size * size - 1]! += 4 * precision * (onInfo - onMode * mode);
      for (let a = 0; a < size; a++) {
        besideMode[a] =
          onMode * byVV[a]! -
          onInfo * byVVV[a]! +
          mixed[a]! +
          square * modeBy[a]! +
          bendsByNode * scaleBy[a]!;
        besideScale[a] = mixedByNode[a]! + (bendsBySquare / 2) * scaleBy[a]!;
        gradient[a]! += mean[a]! - infoBy[a]! / (2 * info);
      }
      gradient[last]! -= 1;
      for (let a = 0; a < size; a++) {
        for (let b = 0; b <= a; b++) {
          hessian[a * size + b]! +=
            besideMode[a]! * modeBy[b]! +
            modeBy[a]! * besideMode[b]! +
            besideScale[a]! * scaleBy[b]! +
            scaleBy[a]! * besideScale[b]! +
            onInfoSquare * infoBy[a]! * infoBy[b]! -
            mean[a]! * mean[b]!;
        }
      }
    }
    return assembleDerivatives(data, parameters, { value, gradient, hessian }, first, second);
  };
}

type Six = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
