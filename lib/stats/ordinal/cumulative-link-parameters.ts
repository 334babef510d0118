import type { CumulativeLinkData } from "./cumulative-link-data";
import type { Curvature } from "./maximise-by-newton";

/** Beyond this many logits a probability is 0 or 1, and exponentials come near the largest double. */
const WIDEST = 250;

/**
 * exp(β_g − θ_j) of every pair: the odds of an answer above threshold j for a group whose members do
 * not differ. Null when the thresholds do not ascend, or are too far out.
 *
 * Parameters are the thresholds, then the effects of the groups after the first.
 */
export function findOdds(
  { thresholds, groups }: CumulativeLinkData,
  parameters: Float64Array,
): Float64Array | null {
  const odds = new Float64Array(thresholds * groups);
  for (let j = 0; j < thresholds; j++) {
    const threshold = parameters[j]!;
    if (j > 0 && !(threshold > parameters[j - 1]!)) return null;
    for (let group = 0; group < groups; group++) {
      const effect = group === 0 ? 0 : parameters[thresholds + group - 1]!;
      if (!(Math.abs(effect - threshold) < WIDEST)) return null;
      odds[j * groups + group] = Math.exp(effect - threshold);
    }
  }
  return odds;
}

/**
 * Puts together value and derivatives: the part of the log-likelihood that all participants share,
 * and what was summed by pair of the rest, as first and second derivatives by θ_j − β_g.
 *
 * Of an answer between two thresholds, the shared part is log(exp(−θ_{k−1}) − exp(−θ_k)) + β_g.
 * `work` holds, in the order thresholds, effects of all groups, others, what derivatives there are
 * besides; the first group's effect is 0 and is taken out here.
 */
export function assembleDerivatives(
  data: CumulativeLinkData,
  parameters: Float64Array,
  work: Curvature,
  firstByPair: Float64Array,
  secondByPair: Float64Array,
): Curvature {
  const { thresholds, groups, totals, thresholdOf, effectOf } = data;
  const { gradient, hessian } = work;
  const size = gradient.length;
  let value = work.value;
  for (let k = 1; k <= thresholds; k++) {
    let ofValue = 0;
    for (let group = 0; group < groups; group++) {
      const count = totals[group * (thresholds + 1) + k]!;
      const effect = group === 0 ? 0 : parameters[thresholds + group - 1]!;
      value -= count * (parameters[k - 1]! - effect);
      firstByPair[(k - 1) * groups + group]! -= count;
      ofValue += count;
    }
    if (k === thresholds) break;
    const growth = Math.expm1(parameters[k]! - parameters[k - 1]!);
    value += ofValue * -Math.log1p(1 / growth);
    const first = ofValue / growth;
    const second = -ofValue * (1 / growth + 1 / growth ** 2);
    gradient[k]! += first;
    gradient[k - 1]! -= first;
    hessian[k * size + k]! += second;
    hessian[(k - 1) * size + k - 1]! += second;
    hessian[k * size + k - 1]! -= second;
  }
  for (let pair = 0; pair < thresholds * groups; pair++) {
    const j = thresholdOf[pair]!;
    const effect = effectOf[pair]!;
    gradient[j]! += firstByPair[pair]!;
    gradient[effect]! -= firstByPair[pair]!;
    hessian[j * size + j]! += secondByPair[pair]!;
    hessian[effect * size + effect]! += secondByPair[pair]!;
    hessian[effect * size + j]! -= secondByPair[pair]!;
  }
  return takeOut({ value, gradient, hessian }, thresholds);
}

/** Without one parameter; reads the lower triangle and fills the upper one. */
function takeOut({ value, gradient, hessian }: Curvature, without: number): Curvature {
  const size = gradient.length;
  const kept = Array.from(gradient.keys()).filter((place) => place !== without);
  const smaller = new Float64Array(kept.length ** 2);
  kept.forEach((row, i) => {
    kept.forEach((column, j) => {
      smaller[i * kept.length + j] = hessian[Math.max(row, column) * size + Math.min(row, column)]!;
    });
  });
  return {
    value,
    gradient: Float64Array.from(kept, (place) => gradient[place]!),
    hessian: smaller,
  };
}
