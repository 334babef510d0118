import type { ClusteredCounts } from "@/lib/stats/descriptive/clustered-counts";
import {
  type Estimate,
  insufficientData,
  type Outcome,
  type Unavailable,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";
import { type CumulativeLinkData, prepareCumulativeLinkData } from "./cumulative-link-data";
import {
  type CumulativeLinkEstimates,
  compareWithNull,
  describeEstimates,
  findObstacle,
  type LikelihoodRatioTest,
} from "./cumulative-link-model";
import { refineAsOrdinal } from "./cumulative-link-refine";
import { type CumulativeLinkMaximum, searchWithIntercepts } from "./cumulative-link-search";
import { gaussHermite, type QuadratureRule } from "./gauss-hermite";

/** About which modes of participants' intercepts the likelihood is integrated. */
export type IntegrationModes = "exact" | "as-ordinal";

export interface MixedLikelihoodRatioTest extends LikelihoodRatioTest {
  nullThresholds: number[];
  nullRandomVariance: number;
}

export interface CumulativeLinkMixedModel extends CumulativeLinkEstimates {
  /** Of the participants' intercepts, in squared logits; 0 where the likelihood is highest there. */
  randomVariance: number;
  /** The share of the variance of latent answers that lies between participants. */
  latentIntraclass: number;
  nodes: number;
  modes: IntegrationModes;
  test: Outcome<MixedLikelihoodRatioTest>;
}

export interface MixedModelOptions {
  /** Of the quadrature: 1 is Laplace's approximation, about 10 is exact for most purposes. */
  nodes: number;
  /** A fit of the same counts with other nodes, from which the search then begins. */
  start?: CumulativeLinkMixedModel;
  /** "as-ordinal": nearly found ones, as R's `clmm` has them, for figures that agree with its own. */
  modes?: IntegrationModes;
}

/**
 * Estimates how much higher the answers in some groups tend to be, in log odds, where participants
 * differ in how high they tend to answer: P(answer ≤ k) = 1 / (1 + exp(effect + own − threshold k)),
 * each participant's own part drawn from a normal distribution around 0.
 *
 * Unit of analysis: the rating, within its participant. Assumptions: ratings are independent given the
 * participant; own parts are normal and shift all groups alike; an effect is the same at every
 * threshold (proportional odds); p-values by the normal and chi-square approximations want tens of
 * participants. Answers that nobody gave are left out. Degenerate: fewer than two groups or
 * participants with ratings, or no participant with two ratings, are insufficient data; equal ratings
 * have no variation; groups whose answers separate them, such as one with only the highest, leave
 * estimates without end; so do participants who each give one answer throughout, and then there is no
 * convergence. Where no variance fits best, it is 0, with the estimates and errors of
 * `fitCumulativeLinkModel`. With modes "as-ordinal" every figure is that of R's `clmm` at its default
 * settings (`cumulativeLinkAsOrdinal`); where R's inner search fails, its function has no maximum near
 * the exact one, or there is no variance, the result is the exact fit and says so.
 * Source: McCullagh 1980 for the model, Hedeker and Gibbons 1994 for its intercepts, Pinheiro and
 * Bates 1995 for the quadrature; errors from the observed information, log σ included.
 * Example: participants who rate groups 0 and 1 with 1 1 2 and 1 2 2, 2 3 3 and 3 3 3, 1 2 3 and 2 2 3,
 * one node: thresholds −1.3547 and 1.3476, effect 1.2625 with error 1.0526, variance 2.8772, likelihood
 * ratio 1.5435 with 1 df, p .2141.
 * Throws RangeError when the number of nodes is not a whole number from 1 to 100, or the start is the
 * fit of other counts.
 */
export function fitCumulativeLinkMixedModel(
  counts: ClusteredCounts,
  { nodes, start, modes = "exact" }: MixedModelOptions,
): Outcome<CumulativeLinkMixedModel> {
  const rule = gaussHermite(nodes);
  const data = prepareCumulativeLinkData(counts);
  const obstacle = findMixedObstacle(counts, data);
  if (obstacle) return obstacle;
  if (start && start.coefficients.length !== data.thresholds + data.groups - 1) {
    throw new RangeError("The start has other coefficients than these counts.");
  }
  let found = searchWithIntercepts(
    data,
    rule,
    start && {
      estimates: start.coefficients.map(({ estimate }) => estimate),
      randomVariance: start.randomVariance,
    },
  );
  if (found.kind !== "estimate") return found;
  const before = start?.test.kind === "estimate" ? start.test : undefined;
  const pooledData = prepareCumulativeLinkData(counts, { pooled: true });
  let pooled = searchWithIntercepts(
    pooledData,
    rule,
    before && { estimates: before.nullThresholds, randomVariance: before.nullRandomVariance },
  );
  if (pooled.kind === "estimate" && pooled.logLik > found.logLik) {
    // A lower hill was found than the one that the smaller model stands on.
    const estimates = [...pooled.estimates, ...new Array<number>(data.groups - 1).fill(0)];
    const higher = searchWithIntercepts(data, rule, { ...pooled, estimates });
    if (higher.kind === "estimate" && higher.logLik > found.logLik) found = higher;
  }
  const refined = modes === "exact" ? null : refineBoth(data, found, pooledData, pooled, rule);
  if (refined) [found, pooled] = refined;
  const test = compareWithNull(found, pooled, data.groups - 1);
  const { randomVariance } = found;
  return {
    kind: "estimate",
    ...describeEstimates(counts, data, found),
    randomVariance,
    // A standard logistic variable has the variance π² / 3.
    latentIntraclass: randomVariance / (randomVariance + Math.PI ** 2 / 3),
    nodes,
    modes: refined ? "as-ordinal" : "exact",
    test:
      test.kind === "estimate" && pooled.kind === "estimate"
        ? {
            ...test,
            nullThresholds: Array.from(pooled.estimates),
            nullRandomVariance: pooled.randomVariance,
          }
        : (test as Unavailable),
  };
}

/** Both fits or neither: a likelihood ratio compares two values of one function. */
function refineBoth(
  data: CumulativeLinkData,
  full: Estimate<CumulativeLinkMaximum>,
  pooledData: CumulativeLinkData,
  pooled: Outcome<CumulativeLinkMaximum>,
  rule: QuadratureRule,
): [Estimate<CumulativeLinkMaximum>, Outcome<CumulativeLinkMaximum>] | null {
  const refined = refineAsOrdinal(data, rule, full);
  if (!refined || pooled.kind !== "estimate") return refined && [refined, pooled];
  // Without a variance both functions are the likelihood without intercepts.
  if (pooled.randomVariance === 0) return [refined, pooled];
  const refinedPooled = refineAsOrdinal(pooledData, rule, pooled);
  return refinedPooled && [refined, refinedPooled];
}

function findMixedObstacle(counts: ClusteredCounts, data: CumulativeLinkData): Unavailable | null {
  const { groups, clusters, n } = data;
  if (groups >= 2 && clusters < 2) return insufficientData("participants", 2, clusters);
  const obstacle = findObstacle(data);
  if (obstacle) return obstacle;
  // One rating each says nothing of how participants differ.
  if (n <= clusters) return insufficientData("ratings", clusters + 1, n);
  return someoneVaries(counts) ? null : undefinedFigure("no-convergence");
}

/** Otherwise the variance between participants grows without end. */
function someoneVaries({ clusters, offsets, value }: ClusteredCounts): boolean {
  for (let cluster = 0; cluster < clusters; cluster++) {
    const begin = offsets[cluster]!;
    for (let cell = begin; cell < offsets[cluster + 1]!; cell++) {
      if (value[cell] !== value[begin]) return true;
    }
  }
  return false;
}
