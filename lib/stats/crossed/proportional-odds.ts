import { chiSquareUpperTail, normalQuantile } from "@/lib/stats/numeric/distributions";
import {
  insufficientData,
  isEstimate,
  type Outcome,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";
import { gaussHermite } from "@/lib/stats/ordinal/gauss-hermite";
import { quadratic } from "./contest-f";
import type { RandomTerm } from "./crossed-design";
import { type CrossedOrdinalModel, fitCrossedOrdinalModel } from "./crossed-ordinal-model";

export interface ProportionalOddsRequest {
  /** The answer of every rating, from 0 to `answers - 1`. */
  answer: ArrayLike<number>;
  answers: number;
  /** From 0 to `methods - 1`; every one has ratings. */
  method: ArrayLike<number>;
  methods: number;
  terms: readonly RandomTerm[];
  /** The model of proportional odds on the same ratings, its columns the methods after the first. */
  proportional: CrossedOrdinalModel;
  confidence?: number;
}

export interface DepartureTest {
  logLikelihood: number;
  /** Likelihood ratio against proportional odds with one scale. */
  statistic: number;
  df: number;
  pValue: number;
}

/** P(answer ≥ k) of a method, over participants, explanations and whatever else is random. */
export interface AnswerProbability {
  method: number;
  /** The place of the answer k, from the second of those given on. */
  atLeast: number;
  probability: number;
  lower: number;
  upper: number;
}

export interface ProportionalOddsCheck {
  /** Thresholds by method. */
  nominal: Outcome<DepartureTest>;
  /** A scale by method, at equal thresholds. */
  scale: Outcome<DepartureTest & { scales: number[] }>;
  /** By the model of proportional odds, and with thresholds by method. */
  proportional: AnswerProbability[];
  byMethod: Outcome<{ probabilities: AnswerProbability[] }>;
  /**
   * The largest difference between the two in some P(answer ≥ k); `isLarge` above .05, where it matters
   * for what is said whatever the test's p.
   */
  departure: Outcome<{ largest: number; method: number; atLeast: number; isLarge: boolean }>;
}

/** A difference in a probability that readers should be told about. */
const LARGE = 0.05;
/** Nodes over a normal of the random effects' whole variance; 30 are exact to 1e-8 up to variances of 10. */
const NODES = 30;

/**
 * Whether methods shift answers alike at every threshold (proportional odds), and whether they spread them
 * alike, within the headline's own model, all its random terms in: likelihood ratios against models with
 * thresholds by method, and with a scale by method, P(answer ≤ k) = F((threshold k − effect − random) / scale).
 * Beside them what it matters: the probabilities of an answer of at least k by method in both models,
 * marginal over the random effects, with intervals by the delta method on the logit scale.
 *
 * Unit of analysis: the rating. Degenerate: with two answers given there is nothing to test (insufficient
 * data: values); a method without one of the answers has thresholds without end (separation).
 * Source: McCullagh 1980; Peterson and Harrell 1990; Christensen 2019 (`clmm2` with `nominal` and `scale`,
 * which has one random term).
 * Throws RangeError as the fits do.
 */
export function checkProportionalOdds(request: ProportionalOddsRequest): ProportionalOddsCheck {
  const { answer, answers, method, methods, terms, proportional, confidence = 0.95 } = request;
  const columns = Array.from({ length: methods - 1 }, (_, k) =>
    Float64Array.from({ length: method.length }, (_, row) => +(method[row] === k + 1)),
  );
  const deviations = proportional.terms.map(({ variance }) => Math.sqrt(variance));
  const { thresholds: free } = proportional.layout;
  const plain = probabilitiesByMethod(
    proportional,
    Array.from({ length: methods }, (_, own) => ({ set: 0, effect: own - 1 })),
    confidence,
  );
  const nothing = insufficientData("values", 3, proportional.givenAnswers.length);
  const effects = [0, ...proportional.effects];
  const data = { answer, answers, terms };
  const byMethod =
    free < 2
      ? nothing
      : fitCrossedOrdinalModel(
          { ...data, columns: [], thresholdSet: method, thresholdSets: methods },
          {
            deviations,
            thresholds: effects.flatMap((effect) =>
              proportional.thresholds.map((threshold) => threshold - effect),
            ),
          },
        );
  const scaled =
    free < 2
      ? nothing
      : fitCrossedOrdinalModel(
          { ...data, columns, scaleColumns: columns },
          { deviations, effects: proportional.effects, thresholds: proportional.thresholds },
        );
  const probabilities = isEstimate(byMethod)
    ? probabilitiesByMethod(
        byMethod,
        Array.from({ length: methods }, (_, own) => ({ set: own, effect: -1 })),
        confidence,
      )
    : null;
  return {
    nominal: compare(byMethod, proportional, (methods - 1) * (free - 1)),
    scale: isEstimate(scaled)
      ? withScales(compare(scaled, proportional, methods - 1), scaled.scales)
      : scaled,
    proportional: plain,
    byMethod: isEstimate(byMethod)
      ? { kind: "estimate", probabilities: probabilities ?? [] }
      : byMethod,
    departure:
      probabilities === null || !isEstimate(byMethod)
        ? isEstimate(byMethod)
          ? undefinedFigure("no-convergence")
          : byMethod
        : largestDeparture(plain, probabilities),
  };
}

function withScales(test: Outcome<DepartureTest>, scales: number[]) {
  return isEstimate(test) ? { ...test, scales: scales.map(Math.exp) } : test;
}

function compare(
  wider: Outcome<CrossedOrdinalModel>,
  { logLikelihood }: CrossedOrdinalModel,
  df: number,
): Outcome<DepartureTest> {
  if (!isEstimate(wider)) return wider;
  // The wider model fits no worse; rounding may say so of two equal fits.
  const statistic = Math.max(0, 2 * (wider.logLikelihood - logLikelihood));
  return {
    kind: "estimate",
    logLikelihood: wider.logLikelihood,
    statistic,
    df,
    pValue: chiSquareUpperTail(statistic, df),
  };
}

function largestDeparture(plain: AnswerProbability[], other: AnswerProbability[]) {
  let found = { largest: 0, method: 0, atLeast: 1, isLarge: false };
  plain.forEach(({ method, atLeast, probability }, place) => {
    const largest = Math.abs(probability - (other[place]?.probability ?? probability));
    if (largest > found.largest) found = { largest, method, atLeast, isLarge: largest > LARGE };
  });
  return { kind: "estimate" as const, ...found };
}

/**
 * P(answer ≥ k) for every method and every given answer after the first, marginal over random effects:
 * the mean of F(effect − threshold + v) over a normal v with the variance of all terms together.
 *
 * `methods` says which set of thresholds and which effect (−1: none) each has. Source: the delta method,
 * with the covariance of all parameters, on the logit of the probability.
 */
export function probabilitiesByMethod(
  model: CrossedOrdinalModel,
  methods: readonly { set: number; effect: number }[],
  confidence = 0.95,
): AnswerProbability[] {
  const { layout, parameters, covariance, givenAnswers } = model;
  const { thresholds, effectsAt, deviationsAt, size } = layout;
  const reach = normalQuantile(1 - (1 - confidence) / 2);
  const spread = Math.sqrt(model.terms.reduce((sum, { variance }) => sum + variance, 0));
  const { nodes, weights } = gaussHermite(NODES);
  const found: AnswerProbability[] = [];
  methods.forEach(({ set, effect }, method) => {
    for (let k = 0; k < thresholds; k++) {
      const threshold = set * thresholds + k;
      const centre = (effect < 0 ? 0 : parameters[effectsAt + effect]!) - parameters[threshold]!;
      let probability = 0;
      let density = 0;
      let bend = 0;
      nodes.forEach((node, place) => {
        const weight = weights[place]! / Math.sqrt(Math.PI);
        const p = 1 / (1 + Math.exp(-(centre + Math.SQRT2 * spread * node)));
        const slope = p * (1 - p);
        probability += weight * p;
        density += weight * slope;
        bend += weight * slope * (1 - 2 * p);
      });
      const gradient = new Float64Array(size);
      gradient[threshold] = -density;
      if (effect >= 0) gradient[effectsAt + effect] = density;
      for (let term = 0; term < layout.terms; term++) {
        gradient[deviationsAt + term] = parameters[deviationsAt + term]! * bend;
      }
      const odds = probability * (1 - probability);
      const error = Math.sqrt(Math.max(0, quadratic(covariance, gradient))) / odds;
      const logit = Math.log(probability / (1 - probability));
      const back = (value: number) => 1 / (1 + Math.exp(-value));
      found.push({
        method,
        atLeast: givenAnswers[k + 1]!,
        probability,
        lower: back(logit - reach * error),
        upper: back(logit + reach * error),
      });
    }
  });
  return found;
}
