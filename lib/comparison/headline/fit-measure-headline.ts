import type { Measure, ResponseTable } from "@/lib/comparison/responses/response-table";
import type { TermDecision } from "@/lib/stats/crossed/choose-random-terms";
import {
  contrastFamily,
  type FamilyContrast,
  type FamilyEquivalence,
} from "@/lib/stats/crossed/contrast-family";
import {
  fitHeadline,
  type Headline,
  type HeadlineLikelihoodRatio,
  type HeadlineModel,
  type HeadlineTest,
} from "@/lib/stats/crossed/fit-headline";
import type { DegreesChoice } from "@/lib/stats/crossed/headline-degrees";
import {
  type ByMethod,
  describeMarginal,
  type MarginalHeadline,
} from "@/lib/stats/crossed/marginal-headline";
import { checkProportionalOdds } from "@/lib/stats/crossed/proportional-odds";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import type { JointEstimates } from "@/lib/stats/inference/linear-contrasts";
import {
  type ThinContrast,
  thinOrdinalContrasts,
} from "@/lib/stats/inference/thin-ordinal-contrasts";
import { tQuantile } from "@/lib/stats/numeric/distributions";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import type { HeadlinePlan } from "./headline-plan";
import { plannedPairs } from "./planned-pairs";

/** A likelihood ratio against the headline's own model. */
export interface DepartureFigures {
  statistic: number;
  df: number;
  pValue: number;
}

export interface ProportionalOddsFigures {
  /** Against thresholds by method, and against a scale by method. */
  nominal: Outcome<DepartureFigures>;
  scale: Outcome<DepartureFigures & { scales: number[] }>;
  /** The largest difference that it makes to P(answer ≥ `atLeast`) of a method. */
  departure: Outcome<{ largest: number; method: number; atLeast: number; isLarge: boolean }>;
  /** P(answer ≥ k) with thresholds by method. */
  byMethod: Outcome<{ atLeast: { answer: number; methods: ByMethod }[] }>;
}

export interface HeadlineModelFigures {
  logLikelihood: number;
  variances: HeadlineModel["variances"];
  residualVariance: number | null;
  /** What an ordinal model's covariance was multiplied by; 1 for means. */
  covarianceFactor: number;
  degrees: DegreesChoice;
}

/** The headline of one measure: whether methods differ, and which. Places are those of the table's methods. */
export interface MeasureHeadline {
  scale: "ordinal" | "linear";
  /** Ratings of the model, who gave them, and of how many explanations (null where not known). */
  n: number;
  participants: number;
  explanations: number | null;
  ratedMethods: number[];
  /** By method, how many trained students wrote the rated explanations; null where that is not known. */
  trainedStudents: (number | null)[];
  terms: TermDecision[];
  /** Fewer than 5 explanations of some method were rated: conclusions are about these alone. */
  aboutTheseOnly: boolean;
  model: Outcome<HeadlineModelFigures>;
  test: Outcome<HeadlineTest>;
  /** As `clmm` or `lmer` would have it; it never decides anything. */
  likelihoodRatio: Outcome<HeadlineLikelihoodRatio>;
  /** The two-sided level of the family of contrasts, whose intervals have a confidence of 1 − it. */
  level: number;
  /** In log odds of a higher answer, or in points: second minus first. */
  contrasts: FamilyContrast[];
  /** Over participants and explanations, each with an interval of its own. */
  means: ByMethod;
  /** Of ordinal measures; null of means. */
  marginal: Outcome<MarginalHeadline> | null;
  proportionalOdds: Outcome<ProportionalOddsFigures> | null;
  /** Where answers separate methods: what each pair says all the same, as if ratings were independent. */
  thin: ThinContrast[] | null;
  /** Of the primary outcome's contrasts, where a smallest effect was stated. */
  equivalence: FamilyEquivalence[] | null;
  /** The same against the margin of non-inferiority, where the plan has one. */
  nonInferiority: FamilyEquivalence[] | null;
}

export interface MeasureHeadlineRequest {
  table: ResponseTable;
  measure: Measure;
  /** The two-sided level of the measure's family of contrasts. */
  level: number;
  plan: HeadlinePlan;
}

/** Of intervals of single means, which are no part of a family. */
const OWN_TAIL = 0.975;

/**
 * The headline of one measure: the model that fits the design (`fitHeadline`), contrasts adjusted together by
 * max-t at the level given, the same in probabilities and points, whether odds are proportional, and where
 * a smallest effect was stated whether differences matter.
 *
 * Degenerate: what cannot be had carries its reason, figure by figure.
 * Throws RangeError as its parts do.
 */
export function fitMeasureHeadline(request: MeasureHeadlineRequest): MeasureHeadline {
  const { table, measure, level, plan } = request;
  const data = ratingsOf(table, measure);
  const { methods } = data;
  const scale = measure.isRowMean ? "linear" : "ordinal";
  const headline = fitHeadline({ ...data, scale, likelihoodRatio: true });
  const { model, test, ratedMethods } = headline;
  const pairs = plannedPairs(table.methods, plan.contrasts);
  const family = contrastFamily(headline, { pairs, level });

  const own = isEstimate(model) ? jointEffects(model) : null;
  const contrasts = family.adjust(own);
  const fit = isEstimate(model) ? model.ordinal : null;
  const marginal =
    fit && isEstimate(model)
      ? describeMarginal(fit, {
          values: measure.values,
          ratedMethods,
          methods,
          factor: model.covarianceFactor,
          df: isEstimate(test) ? test.denominator : Number.POSITIVE_INFINITY,
        })
      : null;
  const isKnown = data.explanation.length > 0 && data.explanation.every((one) => one >= 0);
  return {
    scale,
    n: headline.n,
    participants: new Set(data.participant).size,
    explanations: isKnown ? new Set(data.explanation).size : null,
    ratedMethods,
    trainedStudents: countStudents(data),
    terms: headline.terms,
    aboutTheseOnly: headline.aboutTheseOnly,
    model: isEstimate(model) ? figuresOf(model) : model,
    test,
    likelihoodRatio: headline.likelihoodRatio ?? test,
    level,
    contrasts,
    means: marginal ? marginal.mean : linearMeans(headline, methods),
    marginal: scale === "linear" ? null : !marginal ? withoutFigures(model) : told(),
    proportionalOdds: scale === "linear" ? null : checkOdds(headline, data),
    thin:
      model.kind === "undefined" && model.reason === "separation"
        ? thinOrdinalContrasts(countByCluster(byCluster(data)), 1 - level)
        : null,
    equivalence: testAgainst(plan.smallestEffect),
    nonInferiority: testAgainst(plan.nonInferiorityMargin),
  };

  /** Of the primary outcome: whether differences are smaller than this. */
  function testAgainst(effect: number | null): FamilyEquivalence[] | null {
    if (effect === null || measure.key !== plan.outcome) return null;
    return family.testSmallest(scale === "linear" ? own : (marginal?.agreeJoint ?? null), effect);
  }

  function told(): Outcome<MarginalHeadline> {
    const { agreeJoint, meanJoint, ...figures } = marginal as NonNullable<typeof marginal>;
    return {
      kind: "estimate",
      ...figures,
      agreePairs: agreeJoint ? family.adjust(agreeJoint) : [],
      meanPairs: family.adjust(meanJoint),
    };
  }
}

type RatedData = ReturnType<typeof ratingsOf>;

/** The ratings of a measure, one entry each. */
export function ratingsOf(table: ResponseTable, measure: Measure) {
  const rows: number[] = [];
  measure.value.forEach((place, row) => {
    if (place >= 0) rows.push(row);
  });
  const at = (column: ArrayLike<number>) => Int32Array.from(rows, (row) => column[row] ?? -1);
  return {
    participant: at(table.participant),
    method: at(table.method),
    methods: table.methods.length,
    explanation: at(table.explanation),
    question: at(table.question),
    run: at(table.run),
    answer: at(measure.value),
    values: measure.values,
  };
}

function countStudents({ method, methods, run }: RatedData): (number | null)[] {
  return Array.from({ length: methods }, (_, own) => {
    const runs = run.filter((_, row) => method[row] === own);
    return runs.some((one) => one < 0) ? null : new Set(runs).size;
  });
}

function byCluster({ participant, method, methods, answer, values }: RatedData) {
  return { values, groups: methods, cluster: participant, group: method, value: answer };
}

function figuresOf(model: HeadlineModel): Outcome<HeadlineModelFigures> {
  const { logLikelihood, variances, residualVariance, covarianceFactor, degrees } = model;
  const figures = { logLikelihood, variances, residualVariance, covarianceFactor, degrees };
  return { kind: "estimate", ...figures };
}

function withoutFigures<T>(model: Outcome<T>) {
  return isEstimate(model) ? ({ kind: "undefined", reason: "no-convergence" } as const) : model;
}

/** The effects of all rated methods, the first of which is 0, and how they vary together. */
function jointEffects({ effects, covariance }: HeadlineModel): JointEstimates {
  const size = effects.length;
  const places = Array.from({ length: size + 1 }, (_, place) => place - 1);
  return {
    estimates: [0, ...effects],
    covariance: places.map((row) =>
      places.map((column) => (row < 0 || column < 0 ? 0 : (covariance[row * size + column] ?? 0))),
    ),
  };
}

function linearMeans({ model, ratedMethods }: Headline, methods: number): ByMethod {
  return Array.from({ length: methods }, (_, method) => {
    const mean = isEstimate(model) ? model.means[ratedMethods.indexOf(method)] : undefined;
    if (!mean) return null;
    const reach = tQuantile(OWN_TAIL, mean.df) * mean.se;
    return { estimate: mean.estimate, lower: mean.estimate - reach, upper: mean.estimate + reach };
  });
}

function checkOdds(
  { model, terms, ratedMethods }: Headline,
  { participant, method, methods, explanation, question, answer, values }: RatedData,
): Outcome<ProportionalOddsFigures> {
  if (!isEstimate(model) || !model.ordinal) return withoutFigures(model);
  const level = {
    participant,
    explanation,
    question,
    participantMethod: Float64Array.from(
      method,
      (own, row) => (participant[row] ?? 0) * methods + own,
    ),
  };
  const { nominal, scale, departure, byMethod } = checkProportionalOdds({
    answer,
    answers: values.length,
    method: Int32Array.from(method, (own) => ratedMethods.indexOf(own)),
    methods: ratedMethods.length,
    terms: terms.flatMap(({ name, isIn }) => (isIn ? [{ name, level: level[name] }] : [])),
    proportional: model.ordinal,
  });
  return {
    kind: "estimate",
    nominal: isEstimate(nominal) ? { kind: "estimate", ...statisticOf(nominal) } : nominal,
    scale: isEstimate(scale)
      ? { kind: "estimate", ...statisticOf(scale), scales: [1, ...scale.scales] }
      : scale,
    departure: isEstimate(departure)
      ? {
          ...departure,
          method: ratedMethods[departure.method] ?? 0,
          atLeast: values[departure.atLeast] ?? 0,
        }
      : departure,
    byMethod: isEstimate(byMethod)
      ? { kind: "estimate", atLeast: arrange(byMethod.probabilities) }
      : byMethod,
  };

  function arrange(
    found: { method: number; atLeast: number; probability: number; lower: number; upper: number }[],
  ) {
    const places = [...new Set(found.map(({ atLeast }) => atLeast))];
    return places.map((place) => ({
      answer: values[place] ?? 0,
      methods: Array.from({ length: methods }, (_, own) => {
        const rated = ratedMethods.indexOf(own);
        const one = found.find(({ method, atLeast }) => method === rated && atLeast === place);
        return one ? { estimate: one.probability, lower: one.lower, upper: one.upper } : null;
      }),
    }));
  }
}

const statisticOf = ({ statistic, df, pValue }: DepartureFigures) => ({ statistic, df, pValue });
