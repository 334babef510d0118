import type { ClusteredCounts } from "@/lib/stats/descriptive/clustered-counts";
import { choleskyInPlace, invertCholesky } from "@/lib/stats/numeric/cholesky";
import { type GroupPair, listPairs } from "@/lib/stats/numeric/list-pairs";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import {
  type CumulativeLinkData,
  prepareCumulativeLinkData,
} from "@/lib/stats/ordinal/cumulative-link-data";
import { cumulativeLinkLikelihood } from "@/lib/stats/ordinal/cumulative-link-likelihood";
import { maximiseByNewton, type SmoothFunction } from "@/lib/stats/ordinal/maximise-by-newton";
import { pairDegrees, penaliseContrasts } from "./penalised-contrasts";
import { type ProfileInterval, profileInterval } from "./profile-interval";

/** In log odds of a higher answer, the second group's minus the first's. */
export interface PenalisedContrast {
  estimate: number;
  se: number;
  /** By the penalised profile likelihood. */
  lower: number;
  upper: number;
  confidence: number;
}

export interface ThinContrast extends GroupPair {
  /** By the likelihood as it is; an end or the estimate may be infinite. */
  profile: Outcome<ProfileInterval>;
  /** Under log-F penalties on all pairs: always finite. */
  penalised: Outcome<PenalisedContrast>;
}

/**
 * What thin ordinal data say of every pair of groups, also where they separate some of them: profile
 * intervals, whose ends may be infinite, and estimates under a weak penalty, which never are.
 *
 * Unit of analysis: the rating. Assumptions: those of `fitCumulativeLinkModel`, independent ratings among
 * them. Degenerate: groups without ratings are insufficient data; equal ratings throughout have no
 * variation.
 * Source: `profileInterval`; `penaliseContrasts`.
 * Example: groups 1 1 and 2 2: estimate infinite, from .9678; penalised 2.5891.
 * Throws RangeError when the confidence is not between 0 and 1.
 *
 * @returns in the order of `listPairs`
 */
export function thinOrdinalContrasts(counts: ClusteredCounts, confidence = 0.95): ThinContrast[] {
  const data = prepareCumulativeLinkData(counts);
  const isRated = (group: number) => data.ratedGroups.includes(group);
  const evaluate = cumulativeLinkLikelihood(data);
  const start = startOf(data);
  const weightsOf = ({ first, second }: GroupPair) => {
    const weights = new Float64Array(start.length);
    const place = (group: number) => data.thresholds + data.ratedGroups.indexOf(group) - 1;
    // The first rated group is the reference, and has no parameter.
    if (place(second) >= data.thresholds) weights[place(second)] = 1;
    if (place(first) >= data.thresholds) weights[place(first)] = -1;
    return weights;
  };
  const pairs = listPairs(counts.groups);
  const rated = pairs.filter(({ first, second }) => isRated(first) && isRated(second));
  const penalised = penaliseContrasts(evaluate, rated.map(weightsOf), pairDegrees(data.groups));
  return pairs.map((pair): ThinContrast => {
    const count = Number(isRated(pair.first)) + Number(isRated(pair.second));
    const obstacle =
      count < 2
        ? insufficientData("groups", 2, count)
        : data.thresholds < 1
          ? undefinedFigure("no-variation")
          : null;
    if (obstacle) return { ...pair, profile: obstacle, penalised: obstacle };
    const contrast = weightsOf(pair);
    return {
      ...pair,
      profile: profileInterval({ evaluate, start, contrast, confidence }),
      penalised: penalisedContrast(penalised, start, contrast, confidence),
    };
  });
}

/** The estimate, error and profile interval of a contrast under a penalty that keeps it finite. */
export function penalisedContrast(
  evaluate: SmoothFunction,
  start: Float64Array,
  contrast: Float64Array,
  confidence: number,
): Outcome<PenalisedContrast> {
  const found = maximiseByNewton(evaluate, start);
  if (found.kind !== "maximum") return undefinedFigure("no-convergence");
  const size = start.length;
  const information = found.curvature.hessian.map((value) => -value);
  const factored = choleskyInPlace(information, size);
  if (!factored) return undefinedFigure("no-convergence");
  const covariance = invertCholesky(factored, size);
  let variance = 0;
  let estimate = 0;
  for (let row = 0; row < size; row++) {
    estimate += contrast[row]! * found.at[row]!;
    for (let column = 0; column < size; column++) {
      variance += contrast[row]! * covariance[row * size + column]! * contrast[column]!;
    }
  }
  const interval = profileInterval({ evaluate, start: found.at, contrast, confidence });
  if (interval.kind !== "estimate") return interval;
  const { lower, upper } = interval;
  return { kind: "estimate", estimate, se: Math.sqrt(variance), lower, upper, confidence };
}

/** Thresholds of all ratings together, no effects. */
function startOf({ thresholds, groups, totals, n }: CumulativeLinkData): Float64Array {
  const start = new Float64Array(Math.max(0, thresholds + groups - 1));
  let below = 0;
  for (let k = 0; k < thresholds; k++) {
    for (let group = 0; group < groups; group++) below += totals[group * (thresholds + 1) + k]!;
    start[k] = Math.log(below / (n - below));
  }
  return start;
}
