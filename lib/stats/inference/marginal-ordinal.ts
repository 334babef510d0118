import { normalQuantile, tQuantile } from "@/lib/stats/numeric/distributions";
import { type GroupPair, listPairs } from "@/lib/stats/numeric/list-pairs";
import { type JointEstimates, linearContrasts, pairWeights } from "./linear-contrasts";
import { logisticNormal } from "./logistic-normal";

/** What the covariance matrix says of the random terms: of their variances, of roots, of logs of these. */
export type VarianceParameters = "variances" | "sds" | "log-sds" | "fixed";

/** A fitted cumulative logit model with normal random effects: P(answer ≤ k) = F(θ_k − β_g − Σ u). */
export interface OrdinalFit {
  /** The answers, as points; ascending. */
  values: readonly number[];
  /** Between the answers: one fewer. */
  thresholds: readonly number[];
  /** By group, 0 of the first. */
  effects: readonly number[];
  /** Of the random terms; none for a model without. */
  variances: readonly number[];
  /**
   * Of the thresholds, the effects after the first and, unless they are taken as fixed, the terms'
   * parameters, in this order.
   */
  covariance: readonly ArrayLike<number>[];
  varianceParameters: VarianceParameters;
}

export interface MarginalFigure {
  estimate: number;
  se: number;
  lower: number;
  upper: number;
}

export interface MarginalGroup {
  /** By answer after the first: P(answer ≥ it), its interval made on the logit scale. */
  atLeast: MarginalFigure[];
  /** The mean answer in points. */
  mean: MarginalFigure;
}

export interface MarginalPair extends GroupPair {
  /** Second minus first, by answer after the first. */
  atLeast: MarginalFigure[];
  mean: MarginalFigure;
}

export interface MarginalOrdinal {
  groups: MarginalGroup[];
  /** In the order of `listPairs`. */
  pairs: MarginalPair[];
  /** All pairs' differences of P(answer ≥ values[k]) together, for adjusted p-values and intervals. */
  jointAtLeast: (k: number) => JointEstimates;
  /** All pairs' differences of means together. */
  jointMeans: () => JointEstimates;
  confidence: number;
}

/**
 * What an ordinal model says in probabilities of answers and in points, on average over everybody whom
 * the random effects stand for (participants and explanations): odds ratios are those of one participant
 * and one explanation, and larger than these averages show.
 *
 * Unit of analysis: a rating of a new participant of a new explanation. Assumptions: the model's; random
 * effects are independent and normal, so that their variances add up; intervals by the delta method, each
 * for itself (`jointAtLeast` and `jointMeans` are for a family).
 * Source: Zeger, Liang and Albert 1988; McCulloch, Searle and Neuhaus 2008, section 8.3; Agresti and Kateri 2017
 * for effects in probabilities.
 * Example: threshold 0, effects 0 and 1, variance 1: .5 and .6967 answer above, difference .1967.
 * Throws RangeError when sizes do not fit, thresholds or values do not ascend, a variance is negative, df
 * is not positive or the confidence not between 0 and 1.
 *
 * @param df of the intervals' t; infinity for z
 */
export function marginalOrdinal(
  fit: OrdinalFit,
  { df = Number.POSITIVE_INFINITY, confidence = 0.95 }: { df?: number; confidence?: number } = {},
): MarginalOrdinal {
  const { values, thresholds, effects, variances, varianceParameters } = fit;
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  if (!(df > 0)) throw new RangeError(`t needs positive degrees of freedom, not ${df}.`);
  checkFit(fit);
  const tail = (1 - confidence) / 2;
  const reach =
    df === Number.POSITIVE_INFINITY ? normalQuantile(1 - tail) : tQuantile(1 - tail, df);
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const covariance = fit.covariance.map((row) => Array.from(row));
  const size = covariance.length;
  const steps = thresholds.map((_, k) => values[k + 1]! - values[k]!);

  // Of every group, answer after answer: the probability, and its gradient by all parameters.
  const probabilities = effects.map((effect, group) =>
    thresholds.map((threshold, k) => {
      const { mean, slope, byVariance } = logisticNormal(effect - threshold, total);
      const gradient = new Array<number>(size).fill(0);
      gradient[k] = -slope;
      if (group > 0) gradient[thresholds.length + group - 1] = slope;
      if (varianceParameters !== "fixed") {
        variances.forEach((variance, term) => {
          const place = thresholds.length + effects.length - 1 + term;
          gradient[place] = byVariance * variancePerParameter(variance, varianceParameters);
        });
      }
      return { estimate: mean, gradient };
    }),
  );
  const means = probabilities.map((ofGroup) => ({
    estimate: ofGroup.reduce((sum, { estimate }, k) => sum + steps[k]! * estimate, values[0]!),
    gradient: Array.from({ length: size }, (_, place) =>
      ofGroup.reduce((sum, { gradient }, k) => sum + steps[k]! * gradient[place]!, 0),
    ),
  }));

  const jointAtLeast = (k: number) => {
    if (!(k in thresholds)) throw new RangeError(`There is no answer ${k} after the first.`);
    return jointDifferences(probabilities.map((ofGroup) => ofGroup[k]!));
  };
  const jointMeans = () => jointDifferences(means);
  const differencesAtLeast = thresholds.map((_, k) => readJoint(jointAtLeast(k)));
  const differencesOfMeans = readJoint(jointMeans());
  return {
    groups: effects.map((_, group) => ({
      atLeast: probabilities[group]!.map((one) => ofProbability(figureOf(one))),
      mean: figureOf(means[group]!),
    })),
    pairs: listPairs(effects.length).map((pair, place) => ({
      ...pair,
      atLeast: differencesAtLeast.map((ofPairs) => ofPairs[place]!),
      mean: differencesOfMeans[place]!,
    })),
    jointAtLeast: (k) => jointAtLeast(k - 1),
    jointMeans,
    confidence,
  };

  function jointDifferences(figures: readonly Gradient[]): JointEstimates {
    const { covariance: ofFigures } = linearContrasts(
      { estimates: new Float64Array(size), covariance },
      figures.map(({ gradient }) => gradient),
    );
    const estimates = figures.map(({ estimate }) => estimate);
    return linearContrasts({ estimates, covariance: ofFigures }, pairWeights(effects.length));
  }

  function readJoint({ estimates, covariance: ofPairs }: JointEstimates): MarginalFigure[] {
    return estimates.map((estimate, place) => around(estimate, Math.sqrt(ofPairs[place]![place]!)));
  }

  function figureOf({ estimate, gradient }: Gradient): MarginalFigure {
    const variance = gradient.reduce(
      (sum, slope, row) =>
        sum + slope * gradient.reduce((part, other, at) => part + other * covariance[row]![at]!, 0),
      0,
    );
    return around(estimate, Math.sqrt(Math.max(0, variance)));
  }

  function around(estimate: number, se: number): MarginalFigure {
    return { estimate, se, lower: estimate - reach * se, upper: estimate + reach * se };
  }

  /** Its interval made for the log odds, so that it stays between 0 and 1. */
  function ofProbability({ estimate, se }: MarginalFigure): MarginalFigure {
    const center = Math.log(estimate / (1 - estimate));
    const width = (reach * se) / (estimate * (1 - estimate));
    const [lower, upper] = [center - width, center + width].map(
      (odds) => 1 / (1 + Math.exp(-odds)),
    );
    return { estimate, se, lower: lower!, upper: upper! };
  }
}

interface Gradient {
  estimate: number;
  gradient: number[];
}

/** How the variance changes with what the covariance matrix holds of its term. */
function variancePerParameter(variance: number, parameters: VarianceParameters): number {
  if (parameters === "sds") return 2 * Math.sqrt(variance);
  return parameters === "log-sds" ? 2 * variance : 1;
}

function checkFit({ values, thresholds, effects, variances, ...rest }: OrdinalFit) {
  const ascends = (list: readonly number[]) =>
    list.every(
      (value, place) => Number.isFinite(value) && (place === 0 || value > list[place - 1]!),
    );
  if (values.length !== thresholds.length + 1 || !ascends(values) || !ascends(thresholds)) {
    throw new RangeError("Values and the thresholds between them ascend.");
  }
  if (effects[0] !== 0 || !effects.every(Number.isFinite)) {
    throw new RangeError("Effects are finite, 0 of the first group.");
  }
  if (!variances.every((variance) => variance >= 0 && Number.isFinite(variance))) {
    throw new RangeError("A variance is not negative.");
  }
  const terms = rest.varianceParameters === "fixed" ? 0 : variances.length;
  const size = thresholds.length + effects.length - 1 + terms;
  if (rest.covariance.length !== size || rest.covariance.some((row) => row.length !== size)) {
    throw new RangeError("The covariance matrix is not of the parameters' size.");
  }
}
