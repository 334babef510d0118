import type { CumulativeLinkData } from "./cumulative-link-data";
import { createExpansion, expandAtMode } from "./cumulative-link-expansion";
import { findInterceptMode } from "./cumulative-link-mode";
import { assembleDerivatives, findOdds } from "./cumulative-link-parameters";
import { createNodeAverages } from "./cumulative-link-quadrature";
import type { QuadratureRule } from "./gauss-hermite";
import type { SmoothFunction } from "./maximise-by-newton";

/**
 * The log-likelihood of the cumulative logit model with a normal intercept v of each participant,
 * integrated by adaptive Gauss-Hermite quadrature (one node: Laplace's approximation), with exact
 * first and second derivatives of that approximation by thresholds, effects and log σ.
 *
 * For one participant, with h(v) the log-likelihood of the answers minus v² / 2σ², its mode v̂,
 * D = −h″(v̂), s = √(2 / D), and nodes x with weights w, it is
 * log Σ w exp(x²) exp h(v̂ + s x) − log σ − ½ log D − ½ log π. Mode and scale move with the parameters,
 * and the derivatives follow them. They are those of the approximation, not of the integral, so that
 * the search ends where the gradient says it does.
 * Source: Pinheiro and Bates 1995 for the approximation; the derivatives are worked out from it.
 * Undefined where thresholds do not ascend.
 */
export function cumulativeLinkMarginal(
  data: CumulativeLinkData,
  rule: QuadratureRule,
): SmoothFunction {
  const { thresholds, groups, clusters, offsets, pair, times } = data;
  // Thresholds, effects of all groups, log σ.
  const size = thresholds + groups + 1;
  const last = size - 1;
  const modes = new Float64Array(clusters);
  const expansion = createExpansion(size);
  const averageOverNodes = createNodeAverages(data, rule);
  const besideMode = new Float64Array(size);
  const besideScale = new Float64Array(size);

  return (parameters) => {
    const odds = findOdds(data, parameters);
    if (!odds) return null;
    const logSigma = parameters[parameters.length - 1]!;
    const precision = Math.exp(-2 * logSigma);
    const firstByPair = new Float64Array(odds.length);
    const secondByPair = new Float64Array(odds.length);
    const gradient = new Float64Array(size);
    const hessian = new Float64Array(size * size);
    let value = 0;

    for (let cluster = 0; cluster < clusters; cluster++) {
      // The last parameters' mode is near this one.
      const mode = findInterceptMode(data, cluster, odds, precision, modes[cluster]!);
      modes[cluster] = mode;
      expandAtMode(data, cluster, odds, precision, mode, expansion);
      const { info, third, fourth, scale, modeBy, infoBy, scaleBy } = expansion;
      const average = averageOverNodes(cluster, odds, precision, expansion, hessian, secondByPair);
      value += average.logSum - logSigma - Math.log(info) / 2;

      // The factors of the second derivatives of info, of those of h′ at the mode, and of a square.
      const onInfo = -(1 + average.slopeByNode * scale) / (2 * info);
      const onSlope = (average.slope - onInfo * third) / info;
      const onInfoSquare = (0.5 + (average.slopeByNode * 3 * scale) / 4) / (info * info);
      const onModeSquare = (onSlope * third - onInfo * fourth + average.bend) / 2;
      const growth = Math.exp(mode);
      for (let place = offsets[cluster]!; place < offsets[cluster + 1]!; place++) {
        const at = pair[place]!;
        const below = 1 / (1 + odds[at]! * growth);
        const spread = below * (1 - below);
        secondByPair[at]! -=
          times[place]! * spread * (onSlope * (2 * below - 1) - onInfo * (1 - 6 * spread));
      }
      hessian[size * size - 1]! += 4 * precision * (onInfo - onSlope * mode);
      for (let a = 0; a < size; a++) {
        besideMode[a] =
          onSlope * expansion.bendBy[a]! -
          onInfo * expansion.thirdBy[a]! +
          average.slopeBy[a]! +
          onModeSquare * modeBy[a]! +
          average.bendByNode * scaleBy[a]!;
        besideScale[a] =
          average.slopeByTimesNode[a]! + (average.bendByNodeSquared / 2) * scaleBy[a]!;
        gradient[a]! += average.heightBy[a]! - infoBy[a]! / (2 * info);
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
            average.heightBy[a]! * average.heightBy[b]!;
        }
      }
    }
    return assembleDerivatives(
      data,
      parameters,
      { value, gradient, hessian },
      firstByPair,
      secondByPair,
    );
  };
}
