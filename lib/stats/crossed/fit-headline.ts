import { choleskyInPlace, invertCholesky } from "@/lib/stats/numeric/cholesky";
import {
  chiSquareUpperTail,
  fUpperTail,
  tQuantile,
  tTwoSidedP,
} from "@/lib/stats/numeric/distributions";
import { type GroupPair, listPairs } from "@/lib/stats/numeric/list-pairs";
import {
  insufficientData,
  isEstimate,
  type Outcome,
  type Unavailable,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";
import { isSeparated } from "@/lib/stats/ordinal/cumulative-link-separation";
import {
  type ChosenTerms,
  chooseRandomTerms,
  type RatingDesign,
  type TermDecision,
} from "./choose-random-terms";
import { sandwich, waldStatistic } from "./contest-f";
import { type CrossedLinearModel, fitCrossedLinearModel } from "./crossed-linear-model";
import { type CrossedOrdinalModel, fitCrossedOrdinalModel } from "./crossed-ordinal-model";
import { type DegreesChoice, headlineDegrees } from "./headline-degrees";

export interface HeadlineRequest extends RatingDesign {
  /** The place of every rating among `values`, which ascend. */
  answer: ArrayLike<number>;
  values: readonly number[];
  /** Ratings of a construct are ordinal; means over constructs are linear. */
  scale: "ordinal" | "linear";
  /** Of intervals; .95 where not given. */
  confidence?: number;
  /** Whether the likelihood ratio is wanted as well, which takes further fits. */
  likelihoodRatio?: boolean;
}

export interface HeadlineTest {
  /** F: Wald's statistic over its rank and, for ordinal ratings, the covariance's factor. */
  statistic: number;
  df: number;
  denominator: number;
  pValue: number;
  /** Wald's statistic over its rank, by the model's covariance as it is. */
  unadjusted: number;
}

export interface HeadlineContrast {
  /** The second method's effect less the first's: log odds of a higher answer, or points. */
  estimate: number;
  se: number;
  df: number;
  t: number;
  /** Two-sided, for this pair alone. */
  pValue: number;
  lower: number;
  upper: number;
}

export type HeadlinePair = GroupPair & Outcome<HeadlineContrast>;

export interface HeadlineLikelihoodRatio {
  statistic: number;
  df: number;
  /** By chi-square, as `anova` of two fits by `clmm` or `lmer` (by maximum likelihood) has it. */
  pValue: number;
}

export interface HeadlineMean {
  estimate: number;
  se: number;
  /** Null where there are none. */
  df: number | null;
}

export interface HeadlineModel {
  logLikelihood: number;
  /** Of the terms that are in; 0 where the likelihood is highest there. */
  variances: { name: string; levels: number; variance: number }[];
  /** Of means; null for ordinal ratings, whose latent residual has π² / 3. */
  residualVariance: number | null;
  /** Of the rated methods after the first, against it. */
  effects: number[];
  /** Of the effects, row after row, as test and contrasts use it. */
  covariance: number[];
  /** What an ordinal model's covariance was multiplied by, see `fitHeadline`; 1 for means. */
  covarianceFactor: number;
  degrees: DegreesChoice;
  /** Of linear models: the rated methods' means over participants and explanations, in their order. */
  means: HeadlineMean[];
  /** The fits themselves. */
  ordinal: CrossedOrdinalModel | null;
  linear: CrossedLinearModel;
}

export interface Headline {
  n: number;
  /** Methods with ratings, ascending: the first is the reference. */
  ratedMethods: number[];
  emptyMethods: number[];
  terms: TermDecision[];
  /** Fewer than 5 explanations of some method were rated: conclusions are about these alone. */
  aboutTheseOnly: boolean;
  model: Outcome<HeadlineModel>;
  test: Outcome<HeadlineTest>;
  pairs: HeadlinePair[];
  /** "As clmm"; null where it was not asked for. */
  likelihoodRatio: Outcome<HeadlineLikelihoodRatio> | null;
}

/** So many explanations of each method have to be rated for conclusions about methods. */
const FEWEST_EXPLANATIONS = 5;

/**
 * Whether methods differ in one measure, and which, with random intercepts by the design
 * (`chooseRandomTerms`).
 *
 * Ordinal ratings: a cumulative logit model by Laplace's approximation. Wald's statistic over its rank is
 * referred to F, and contrasts to t, with the degrees of freedom that the linear mixed model with the same
 * terms on the same ratings gives (`headlineDegrees`). Variances by maximum likelihood are too small where
 * explanations or participants are few (with 3 explanations of each of 4 methods by a third), and restricted
 * likelihood has no counterpart in `clmm`; so the covariance of effects is multiplied by what the same
 * restriction, and Kenward and Roger's adjustment where it is taken, does to that of the linear model: the
 * mean ratio of variances, tr(C_ML⁻¹ C_REML) / rank, at least 1. Means: a linear mixed model by REML.
 *
 * Unit of analysis: the rating. Degenerate: fewer than two methods with ratings are insufficient data, equal
 * ratings have no variation, methods whose answers separate them leave no ordinal estimates; what else may
 * be missing is said at the models. Test and pairs then carry the same reason; nothing is NaN.
 * Source: Wald 1943; Kenward and Roger 1997; Fai and Cornelius 1996; Christensen 2019; Bates et al. 2015.
 * Throws RangeError when columns differ in length, a method or answer is not one of them, or the
 * confidence is not between 0 and 1.
 */
export function fitHeadline(request: HeadlineRequest): Headline {
  const { method, methods, answer, values, confidence = 0.95 } = request;
  check(request, confidence);
  const chosen = chooseRandomTerms(request);
  const counts = new Float64Array(methods);
  for (let row = 0; row < method.length; row++) counts[method[row]!]! += 1;
  const all = Array.from(counts.keys());
  const ratedMethods = all.filter((one) => counts[one]! > 0);
  const emptyMethods = all.filter((one) => counts[one] === 0);
  const shared = {
    n: answer.length,
    ratedMethods,
    emptyMethods,
    terms: chosen.decisions,
    aboutTheseOnly:
      chosen.fewestExplanations !== null && chosen.fewestExplanations < FEWEST_EXPLANATIONS,
  };
  const without = (reason: Unavailable): Headline => ({
    ...shared,
    model: reason,
    test: reason,
    pairs: listPairs(methods).map((pair) => ({ ...pair, ...pairObstacle(pair, counts, reason) })),
    likelihoodRatio: request.likelihoodRatio ? reason : null,
  });
  if (ratedMethods.length < 2) return without(insufficientData("groups", 2, ratedMethods.length));

  const columns = ratedMethods
    .slice(1)
    .map((one) => Float64Array.from({ length: method.length }, (_, row) => +(method[row] === one)));
  const linear = {
    response: Float64Array.from({ length: answer.length }, (_, row) => values[answer[row]!]!),
    columns: [new Float64Array(answer.length).fill(1), ...columns],
    terms: chosen.terms,
  };
  const restricted = fitCrossedLinearModel({ ...linear, method: "REML" });
  if (!isEstimate(restricted)) return without(restricted);
  const degrees = headlineDegrees(restricted, {
    fewest: fewestLevels(chosen, method, ratedMethods),
    explanations: chosen.explanations,
    methods: ratedMethods.length,
  });
  if (!degrees) return without(undefinedFigure("singular"));
  const [twin, ofTwin] = [restricted, degrees];

  const effects = ratedMethods.length - 1;
  const unit = (k: number) => Float64Array.from({ length: effects }, (_, at) => +(at === k));
  const ofEffects = Array.from({ length: effects }, (_, k) => unit(k));
  const withIntercept = (weights: Float64Array) => Float64Array.from([0, ...weights]);
  const inLinear = ofEffects.map(withIntercept);
  const denominator = degrees.denominator(inLinear);

  const start = ordinalStart(restricted);
  let model: Outcome<HeadlineModel>;
  if (request.scale === "linear") {
    model = {
      kind: "estimate",
      logLikelihood: restricted.logLikelihood,
      variances: restricted.terms,
      residualVariance: restricted.residualVariance,
      effects: Array.from(restricted.estimates.subarray(1)),
      covariance: Array.from(sandwich(inLinear, degrees.covariance)),
      covarianceFactor: 1,
      degrees: choiceOf(degrees),
      means: linearMeans(),
      ordinal: null,
      linear: restricted,
    };
  } else {
    model = fitOrdinal();
  }
  if (!isEstimate(model)) return without(model);
  const found = model;
  const covariance = Float64Array.from(found.covariance);

  return {
    ...shared,
    model: found,
    test: testAll(),
    pairs: comparePairs(),
    likelihoodRatio: request.likelihoodRatio ? compareLikelihoods() : null,
  };

  function fitOrdinal(): Outcome<HeadlineModel> {
    if (isSeparatedByMethod(request, ratedMethods)) return undefinedFigure("separation");
    const ordinal = fitCrossedOrdinalModel(
      { answer, answers: values.length, columns, terms: chosen.terms },
      start,
    );
    if (!isEstimate(ordinal)) return ordinal;
    const unrestricted = fitCrossedLinearModel({
      ...linear,
      method: "ML",
      start: Array.from(twin.theta),
    });
    if (!isEstimate(unrestricted)) return unrestricted;
    const factor = covarianceFactor(
      sandwich(inLinear, unrestricted.covariance),
      sandwich(inLinear, ofTwin.covariance),
      effects,
    );
    if (factor === null) return undefinedFigure("singular");
    const { effectsAt, size } = ordinal.layout;
    const own: number[] = [];
    for (let a = 0; a < effects; a++) {
      for (let b = 0; b < effects; b++) {
        own.push(factor * ordinal.covariance[(effectsAt + a) * size + effectsAt + b]!);
      }
    }
    return {
      kind: "estimate",
      logLikelihood: ordinal.logLikelihood,
      variances: ordinal.terms,
      residualVariance: null,
      effects: ordinal.effects,
      covariance: own,
      covarianceFactor: factor,
      degrees: choiceOf(ofTwin),
      means: [],
      ordinal,
      linear: twin,
    };
  }

  function linearMeans(): HeadlineMean[] {
    return ratedMethods.map((_, place) => {
      const weights = Float64Array.from([1, ...ofEffects.map((_, k) => +(k === place - 1))]);
      const variance = sandwich([weights], ofTwin.covariance)[0]!;
      const estimate = weights.reduce((sum, weight, k) => sum + weight * twin.estimates[k]!, 0);
      return { estimate, se: Math.sqrt(variance), df: ofTwin.single(weights) };
    });
  }

  function testAll(): Outcome<HeadlineTest> {
    if (denominator === null) return undefinedFigure("singular");
    const own =
      request.scale === "linear" ? (ofTwin.linearTest(inLinear)?.statistic ?? null) : null;
    const wald = waldStatistic(ofEffects, found.effects, covariance);
    if (wald === null) return undefinedFigure("singular");
    const statistic = withoutRounding(own ?? wald / effects);
    if (statistic === null) return undefinedFigure("singular");
    return {
      kind: "estimate",
      statistic,
      df: effects,
      denominator,
      pValue: fUpperTail(statistic, effects, denominator),
      unadjusted: (wald / effects) * found.covarianceFactor,
    };
  }

  function comparePairs(): HeadlinePair[] {
    return listPairs(methods).map((pair): HeadlinePair => {
      const obstacle = pairObstacle(pair, counts, null);
      if (obstacle) return { ...pair, ...obstacle };
      const weights = new Float64Array(effects);
      const [first, second] = [pair.first, pair.second].map((one) => ratedMethods.indexOf(one) - 1);
      if (first! >= 0) weights[first!]! -= 1;
      if (second! >= 0) weights[second!]! += 1;
      const df = ofTwin.single(withIntercept(weights));
      const estimate = weights.reduce((sum, weight, k) => sum + weight * found.effects[k]!, 0);
      const variance = sandwich([weights], covariance)[0]!;
      if (df === null || !(variance > 0)) return { ...pair, ...undefinedFigure("singular") };
      const se = Math.sqrt(variance);
      const t = estimate / se;
      const reach = tQuantile(1 - (1 - confidence) / 2, df) * se;
      return {
        ...pair,
        kind: "estimate",
        estimate,
        se,
        df,
        t,
        pValue: tTwoSidedP(t, df),
        lower: estimate - reach,
        upper: estimate + reach,
      };
    });
  }

  function compareLikelihoods(): Outcome<HeadlineLikelihoodRatio> {
    const [full, none] = request.scale === "linear" ? linearLikelihoods() : ordinalLikelihoods();
    if (!isEstimate(full)) return full;
    if (!isEstimate(none)) return none;
    const statistic = Math.max(0, 2 * (full.logLikelihood - none.logLikelihood));
    return {
      kind: "estimate",
      statistic,
      df: effects,
      pValue: chiSquareUpperTail(statistic, effects),
    };
  }

  function linearLikelihoods() {
    const byMaximum = (own: Float64Array[]) =>
      fitCrossedLinearModel({ ...linear, columns: own, method: "ML" });
    return [byMaximum(linear.columns), byMaximum(linear.columns.slice(0, 1))] as const;
  }

  function ordinalLikelihoods() {
    const none = fitCrossedOrdinalModel(
      { answer, answers: values.length, columns: [], terms: chosen.terms },
      { deviations: found.ordinal?.terms.map(({ variance }) => Math.sqrt(variance)) },
    );
    return [found, none] as const;
  }
}

/** tr(C⁻¹ A) / size, at least 1; null where C has no inverse. */
function covarianceFactor(
  unrestricted: Float64Array,
  adjusted: Float64Array,
  size: number,
): number | null {
  const l = choleskyInPlace(unrestricted.slice(), size);
  if (!l) return null;
  const inverse = invertCholesky(l, size);
  const sum = inverse.reduce((total, value, k) => total + value * adjusted[k]!, 0);
  return Math.max(1, sum / size);
}

/** Where an ordinal search begins: the linear model's figures in units of a logistic residual. */
export function ordinalStart({ terms, residualVariance, estimates }: CrossedLinearModel) {
  const unit = Math.PI / Math.sqrt(3 * residualVariance);
  return {
    deviations: terms.map(({ variance }) => Math.sqrt(variance) * unit),
    effects: Array.from(estimates.subarray(1), (estimate) => estimate * unit),
  };
}

function choiceOf({ method, dropped, cap }: DegreesChoice): DegreesChoice {
  return { method, dropped, cap };
}

function pairObstacle(pair: GroupPair, counts: Float64Array, otherwise: Unavailable): Unavailable;
function pairObstacle(pair: GroupPair, counts: Float64Array, otherwise: null): Unavailable | null;
function pairObstacle(pair: GroupPair, counts: Float64Array, otherwise: Unavailable | null) {
  const got = Number(counts[pair.first]! > 0) + Number(counts[pair.second]! > 0);
  return got < 2 ? insufficientData("groups", 2, got) : otherwise;
}

/** The smallest number of levels that a term has within a rated method. */
function fewestLevels(
  { terms }: ChosenTerms,
  method: ArrayLike<number>,
  ratedMethods: readonly number[],
): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (const { level } of terms) {
    const seen = new Map<number, Set<number>>(ratedMethods.map((one) => [one, new Set()]));
    for (let row = 0; row < method.length; row++) seen.get(method[row]!)?.add(level[row]!);
    for (const levels of seen.values()) fewest = Math.min(fewest, levels.size);
  }
  return fewest;
}

function isSeparatedByMethod(
  { answer, method, values }: HeadlineRequest,
  ratedMethods: readonly number[],
): boolean {
  const given = Array.from(new Set(Array.from(answer))).sort((a, b) => a - b);
  const thresholds = given.length - 1;
  const totals = new Float64Array(ratedMethods.length * given.length);
  const placeOf = new Int32Array(values.length).fill(-1);
  given.forEach((one, place) => {
    placeOf[one] = place;
  });
  for (let row = 0; row < answer.length; row++) {
    const group = ratedMethods.indexOf(method[row]!);
    totals[group * given.length + placeOf[answer[row]!]!]! += 1;
  }
  return isSeparated({ groups: ratedMethods.length, thresholds, totals });
}

function check({ answer, method, methods, values }: HeadlineRequest, confidence: number) {
  if (answer.length !== method.length) throw new RangeError("Every rating needs a method.");
  for (let row = 0; row < answer.length; row++) {
    const [own, place] = [method[row]!, answer[row]!];
    if (!(own >= 0 && own < methods && Number.isInteger(own))) {
      throw new RangeError(`Rating ${row} names method ${own}.`);
    }
    if (!(place >= 0 && place < values.length && Number.isInteger(place))) {
      throw new RangeError(`Rating ${row} has the answer ${place}, which is none.`);
    }
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
}

/** A statistic that rounding took below 0 is 0; one that is below in earnest has no covariance: null. */
function withoutRounding(statistic: number): number | null {
  if (!(statistic > -1e-9)) return null;
  return Math.max(0, statistic);
}
