import type { JointEstimates } from "@/lib/stats/inference/linear-contrasts";
import { type MarginalOrdinal, marginalOrdinal } from "@/lib/stats/inference/marginal-ordinal";
import { listPairs } from "@/lib/stats/numeric/list-pairs";
import type { FamilyContrast } from "./contrast-family";
import type { CrossedOrdinalModel } from "./crossed-ordinal-model";

export interface MethodFigure {
  estimate: number;
  /** Of an interval of its own, at 95 %. */
  lower: number;
  upper: number;
}

/** By method; null for one without ratings. */
export type ByMethod = (MethodFigure | null)[];

/** What an ordinal model says in probabilities and points, on average over participants and explanations. */
export interface MarginalHeadline {
  /** The lowest answer that counts as agreeing. */
  agreeFrom: number;
  agree: ByMethod;
  mean: ByMethod;
  /** P(answer ≥ k) for each answer given after the lowest. */
  atLeast: { answer: number; methods: ByMethod }[];
  /** Adjusted within the measure's family; empty where everybody or nobody agrees. */
  agreePairs: FamilyContrast[];
  meanPairs: FamilyContrast[];
}

export interface MarginalFigures extends Omit<MarginalHeadline, "agreePairs" | "meanPairs"> {
  /** Of the rated methods: their probabilities of agreeing, and means, as differences from the first. */
  agreeJoint: JointEstimates | null;
  meanJoint: JointEstimates;
}

/**
 * The lowest answer that counts as agreeing: the first above the middle of the scale.
 *
 * Example: 4 of a scale from 1 to 5, 3 of one from 1 to 4.
 */
export function lowestAgreeing(values: readonly number[]): number {
  const [lowest = 0, highest = 0] = [values[0], values.at(-1)];
  return values.find((value) => value > (lowest + highest) / 2) ?? highest;
}

/**
 * Probabilities of answers and means by method of a fitted ordinal headline. Its covariance is multiplied
 * by the factor that the headline's own is.
 *
 * @param df of each figure's own interval
 */
export function describeMarginal(
  fit: CrossedOrdinalModel,
  {
    values,
    ratedMethods,
    methods,
    factor,
    df,
  }: {
    values: readonly number[];
    ratedMethods: number[];
    methods: number;
    factor: number;
    df: number;
  },
): MarginalFigures {
  const { layout } = fit;
  const given = fit.givenAnswers.map((place) => values[place]!);
  const marginal: MarginalOrdinal = marginalOrdinal(
    {
      values: given,
      thresholds: fit.thresholds,
      effects: [0, ...fit.effects],
      variances: fit.terms.map(({ variance }) => variance),
      covariance: Array.from({ length: layout.size }, (_, row) =>
        Array.from(
          { length: layout.size },
          (_, column) => factor * fit.covariance[row * layout.size + column]!,
        ),
      ),
      varianceParameters: "sds",
    },
    { df },
  );
  const byMethod = (figures: readonly MethodFigure[]): ByMethod =>
    Array.from({ length: methods }, (_, method) => {
      const figure = figures[ratedMethods.indexOf(method)];
      return figure
        ? { estimate: figure.estimate, lower: figure.lower, upper: figure.upper }
        : null;
    });
  const agreeFrom = lowestAgreeing(values);
  // The first answer given that counts as agreeing: none, or all of them.
  const at = given.findIndex((value) => value >= agreeFrom);
  const certain = at === 0 ? 1 : 0;
  return {
    agreeFrom,
    agree: byMethod(
      at > 0
        ? marginal.groups.map(({ atLeast }) => atLeast[at - 1]!)
        : ratedMethods.map(() => ({ estimate: certain, lower: certain, upper: certain })),
    ),
    mean: byMethod(marginal.groups.map(({ mean }) => mean)),
    atLeast: given.slice(1).map((answer, place) => ({
      answer,
      methods: byMethod(marginal.groups.map(({ atLeast }) => atLeast[place]!)),
    })),
    agreeJoint: at > 0 ? fromFirst(marginal.jointAtLeast(at), ratedMethods.length) : null,
    meanJoint: fromFirst(marginal.jointMeans(), ratedMethods.length),
  };
}

/** Differences of all pairs as figures by group: each group's difference from the first. */
function fromFirst({ estimates, covariance }: JointEstimates, groups: number): JointEstimates {
  const pairs = listPairs(groups);
  const places = Array.from({ length: groups }, (_, group) =>
    pairs.findIndex(({ first, second }) => first === 0 && second === group),
  );
  return {
    estimates: places.map((pair) => (pair < 0 ? 0 : estimates[pair]!)),
    covariance: places.map((row) =>
      places.map((column) => (row < 0 || column < 0 ? 0 : covariance[row]![column]!)),
    ),
  };
}
