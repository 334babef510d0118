import type { ClusteredCounts } from "@/lib/stats/descriptive/clustered-counts";
import { chiSquareUpperTail, normalTwoSidedP } from "@/lib/stats/numeric/distributions";
import {
  insufficientData,
  type Outcome,
  type Unavailable,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";
import { type CumulativeLinkData, prepareCumulativeLinkData } from "./cumulative-link-data";
import { type CumulativeLinkMaximum, searchWithoutIntercepts } from "./cumulative-link-search";
import { isSeparated } from "./cumulative-link-separation";

export interface CumulativeLinkCoefficient {
  /** A threshold lies between two values that follow each other; an effect is a group's, by place. */
  term: { kind: "threshold"; below: number; above: number } | { kind: "effect"; group: number };
  /** In logits. */
  estimate: number;
  se: number;
  z: number;
  /** Two-sided. */
  pValue: number;
}

export interface CumulativeLinkEstimates {
  logLik: number;
  /** The thresholds, then the effects of the groups with ratings after the first. */
  coefficients: CumulativeLinkCoefficient[];
  /** Of the coefficients, `[row][column]`. */
  covariance: number[][];
  /** Places of the groups that take part; the first is the reference, whose effect is 0. */
  ratedGroups: number[];
  /** Places of the groups without ratings, which are left out. */
  emptyGroups: number[];
  n: number;
  clusters: number;
}

/** All effects at once, against the model without them. */
export interface LikelihoodRatioTest {
  nullLogLik: number;
  likelihoodRatio: number;
  df: number;
  /** By the chi-square approximation. */
  pValue: number;
}

export interface CumulativeLinkModel extends CumulativeLinkEstimates {
  test: Outcome<LikelihoodRatioTest>;
}

/**
 * Estimates how much higher the answers in some groups tend to be, in log odds, with the thresholds
 * between answers: P(answer ≤ k) = 1 / (1 + exp(effect − threshold k)).
 *
 * Unit of analysis: the rating. Assumptions: ratings are independent, which several by one
 * participant are not (see `fitCumulativeLinkMixedModel`); an effect is the same at every threshold
 * (proportional odds). Answers that nobody gave are left out. Degenerate: fewer than two groups with
 * ratings are insufficient data; equal ratings have no variation; groups whose answers separate them,
 * such as one with only the highest, leave estimates without end.
 * Source: McCullagh 1980; errors from the observed information.
 * Example: groups 1 1 2 and 1 2 2: threshold log 2 = .6931, effect 2 log 2 = 1.3863 with error 1.7321,
 * likelihood ratio .6796 with 1 df.
 * Throws nothing for counts made by `countByCluster`.
 */
export function fitCumulativeLinkModel(counts: ClusteredCounts): Outcome<CumulativeLinkModel> {
  const data = prepareCumulativeLinkData(counts);
  const obstacle = findObstacle(data);
  if (obstacle) return obstacle;
  const found = searchWithoutIntercepts(data);
  if (found.kind !== "estimate") return found;
  const pooled = searchWithoutIntercepts(prepareCumulativeLinkData(counts, { pooled: true }));
  return {
    kind: "estimate",
    ...describeEstimates(counts, data, found),
    test: compareWithNull(found, pooled, data.groups - 1),
  };
}

/** Why the model has no estimates, with or without intercepts of participants. */
export function findObstacle(data: CumulativeLinkData): Unavailable | null {
  if (data.groups < 2) return insufficientData("groups", 2, data.groups);
  if (data.thresholds < 1) return undefinedFigure("no-variation");
  return isSeparated(data) ? undefinedFigure("separation") : null;
}

export function describeEstimates(
  { values, groups }: ClusteredCounts,
  { ratedGroups, givenValues, thresholds, n, clusters }: CumulativeLinkData,
  { logLik, estimates, covariance }: CumulativeLinkMaximum,
): CumulativeLinkEstimates {
  const size = estimates.length;
  const coefficients = Array.from(estimates, (estimate, place): CumulativeLinkCoefficient => {
    const se = Math.sqrt(covariance[place * size + place]!);
    const z = estimate / se;
    const between = { below: givenValues[place]!, above: givenValues[place + 1]! };
    return {
      term:
        place < thresholds
          ? { kind: "threshold", below: values[between.below]!, above: values[between.above]! }
          : { kind: "effect", group: ratedGroups[place - thresholds + 1]! },
      estimate,
      se,
      z,
      pValue: normalTwoSidedP(z),
    };
  });
  const covariances = coefficients.map((_, row) =>
    Array.from(covariance.subarray(row * size, (row + 1) * size)),
  );
  const rated = new Set(ratedGroups);
  const emptyGroups = Array.from({ length: groups }, (_, group) => group).filter(
    (group) => !rated.has(group),
  );
  return {
    logLik,
    coefficients,
    covariance: covariances,
    ratedGroups,
    emptyGroups,
    n,
    clusters,
  };
}

export function compareWithNull(
  full: CumulativeLinkMaximum,
  pooled: Outcome<CumulativeLinkMaximum>,
  df: number,
): Outcome<LikelihoodRatioTest> {
  if (pooled.kind !== "estimate") return pooled;
  // The larger model fits no worse; rounding may say so of two equal fits.
  const likelihoodRatio = Math.max(0, 2 * (full.logLik - pooled.logLik));
  return {
    kind: "estimate",
    nullLogLik: pooled.logLik,
    likelihoodRatio,
    df,
    pValue: chiSquareUpperTail(likelihoodRatio, df),
  };
}
