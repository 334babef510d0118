import { orthonormalBasis } from "@/lib/stats/linear/orthonormal-basis";
import {
  insufficientData,
  type Outcome,
  type Unavailable,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";
import type { CrossedDesign } from "./crossed-design";
import {
  crossedOrdinalLikelihood,
  type OrdinalData,
  type OrdinalLayout,
  type OrdinalLikelihood,
} from "./crossed-ordinal-likelihood";
import { minimiseSmooth, type SmoothMinimum } from "./minimise-smooth";

export interface OrdinalStart {
  /** Set after set, between the answers that were given. */
  thresholds?: readonly number[];
  /** Of the columns, in logits. */
  effects?: readonly number[];
  /** Of the terms, in logits. */
  deviations?: readonly number[];
  /** Keeps the deviations as they are. */
  fixed?: boolean;
}

export interface CrossedOrdinalModel {
  /** By Laplace's approximation. */
  logLikelihood: number;
  /** Set after set, between the answers that were given, `givenAnswers`. */
  thresholds: number[];
  givenAnswers: number[];
  /** Of the columns `estimatedColumns`, in logits of a higher answer. */
  effects: number[];
  estimatedColumns: number[];
  /** Of the scale columns: logarithms of the scale. */
  scales: number[];
  /** In squared logits, in the order of the terms; 0 where the likelihood is highest there. */
  terms: { name: string; levels: number; variance: number }[];
  /** All parameters as `layout` has them, and their covariance by the observed information, row after row. */
  parameters: Float64Array;
  covariance: Float64Array;
  layout: OrdinalLayout;
  n: number;
}

/** A standard deviation of random effects, threshold or effect, in logits, beyond which there is no end. */
const LARGEST_DEVIATION = 20;
const LARGEST = 45;
/** A standard error beyond which an estimate has no end either. */
const LARGEST_ERROR = 100;
/** Below this, whether a term has any variance is looked at again. */
const SMALL = 0.03;

/**
 * A cumulative logit model with any number of crossed or nested random intercepts, by Laplace's
 * approximation, as `clmm` of R's `ordinal` has it: P(answer ≤ k) = F(threshold k − x β − random effects).
 *
 * Unit of analysis: the rating. Assumptions: ratings are independent given the random effects, which are
 * normal and independent; an effect is the same at every threshold, unless sets of thresholds are given.
 * Answers that nobody gave are left out. The covariance is the inverse of the observed information of the
 * approximate likelihood, deviations included; a deviation at 0 takes no part (it varies with no other there)
 * and has a variance of 0. Degenerate: a term with fewer than two levels is insufficient data, and so are
 * not more ratings than parameters; equal ratings have no variation; a set without some answer, and effects
 * that grow beyond 45 logits, are separation; random effects that grow without end leave no convergence.
 * Source: see `crossedOrdinalLikelihood`; Christensen 2019 (ordinal).
 * Example: participants who rate groups 0 and 1 with 1 1 2 and 1 2 2, 2 3 3 and 3 3 3, 1 2 3 and 2 2 3:
 * thresholds −1.3547 and 1.3476, effect 1.2625 with error 1.0526, variance 2.8772.
 * Throws RangeError as the likelihood does.
 */
export function fitCrossedOrdinalModel(
  data: OrdinalData,
  start: OrdinalStart = {},
): Outcome<CrossedOrdinalModel> {
  const prepared = prepare(data);
  if ("kind" in prepared) return prepared;
  const { likelihood, givenAnswers, kept, shares } = prepared;
  const { layout, design } = likelihood;
  const parameters = startAt(layout, shares, kept, start);
  if (start.fixed) {
    const found = search(likelihood, parameters, []);
    return typeof found === "string"
      ? undefinedFigure(found)
      : describe(likelihood, found, givenAnswers, kept);
  }
  let active = design.terms.map((_, term) => term);
  let at = parameters;
  for (let look = 0; look < 6; look++) {
    const found = search(likelihood, at, active);
    if (typeof found === "string") return undefinedFigure(found);
    at = found.whole;
    for (let term = 0; term < layout.terms; term++) {
      at[layout.deviationsAt + term] = Math.abs(at[layout.deviationsAt + term]!);
    }
    const deviation = (term: number) => at[layout.deviationsAt + term]!;
    const rising = design.terms.flatMap((_, term) => {
      if (deviation(term) > SMALL) return [];
      const probe = at.slice();
      probe[layout.deviationsAt + term] = Math.max(2 * SMALL, 2 * deviation(term));
      const aside = likelihood.evaluate(probe);
      return aside && aside.value < found.minimum.value - 1e-9 ? [term] : [];
    });
    if (rising.length > 0) {
      for (const term of rising) at[layout.deviationsAt + term] = 0.2;
      active = design.terms.map((_, term) => term).filter((term) => deviation(term) > 0);
      continue;
    }
    const small = active.filter((term) => deviation(term) <= SMALL);
    if (small.length > 0) {
      const without = at.slice();
      for (const term of small) without[layout.deviationsAt + term] = 0;
      const rest = active.filter((term) => !small.includes(term));
      const atZero = search(likelihood, without, rest);
      if (typeof atZero !== "string" && atZero.minimum.value <= found.minimum.value + 1e-9) {
        return describe(likelihood, atZero, givenAnswers, kept);
      }
    }
    return describe(likelihood, { ...found, whole: at }, givenAnswers, kept);
  }
  return undefinedFigure("no-convergence");
}

interface Prepared {
  likelihood: OrdinalLikelihood;
  givenAnswers: number[];
  kept: number[];
  /** Of the rows of every set, the share at or below each given answer but the last. */
  shares: number[][];
}

function prepare(data: OrdinalData): Prepared | Unavailable {
  const rows = data.answer.length;
  const sets = data.thresholdSets ?? 1;
  const counts = Array.from({ length: sets }, () => new Float64Array(data.answers));
  const perAnswer = new Float64Array(data.answers);
  for (let row = 0; row < rows; row++) {
    const own = data.answer[row]!;
    if (!(own >= 0 && own < data.answers && Number.isInteger(own))) {
      throw new RangeError(`Row ${row} has the answer ${own}, which is none.`);
    }
    perAnswer[own]! += 1;
    counts[data.thresholdSet?.[row] ?? 0]![own]! += 1;
  }
  const givenAnswers = Array.from(perAnswer.keys()).filter((one) => perAnswer[one]! > 0);
  if (rows === 0) return insufficientData("ratings", 2, 0);
  if (givenAnswers.length < 2) return undefinedFigure("no-variation");
  // A set in which an answer is missing has thresholds that run away or meet.
  const isGap = counts.some((ofSet) => givenAnswers.some((one) => ofSet[one] === 0));
  if (sets > 1 && isGap) return undefinedFigure("separation");
  const numberOf = new Int32Array(data.answers).fill(-1);
  givenAnswers.forEach((one, place) => {
    numberOf[one] = place;
  });
  const basis = orthonormalBasis([new Float64Array(rows).fill(1), ...data.columns]);
  const kept = basis.kept.filter((place) => place > 0).map((place) => place - 1);
  const likelihood = crossedOrdinalLikelihood({
    ...data,
    answer: Int32Array.from(data.answer, (one) => numberOf[one]!),
    answers: givenAnswers.length,
    columns: kept.map((place) => data.columns[place]!),
  });
  for (const { name, levels } of likelihood.design.terms) {
    const unit = name === "participant" ? "participants" : "replicates";
    if (levels < 2) return insufficientData(unit, 2, levels);
    // One rating a level says nothing of how levels differ.
    if (levels >= rows) return insufficientData("ratings", levels + 1, rows);
  }
  if (rows <= likelihood.layout.size) {
    return insufficientData("ratings", likelihood.layout.size + 1, rows);
  }
  const shares = counts.map((ofSet) => {
    const all = ofSet.reduce((sum, count) => sum + count, 0);
    let sum = 0;
    return givenAnswers.slice(0, -1).map((one) => {
      sum += ofSet[one]!;
      return sum / all;
    });
  });
  return { likelihood, givenAnswers, kept, shares };
}

function startAt(
  layout: OrdinalLayout,
  shares: readonly number[][],
  kept: readonly number[],
  start: OrdinalStart,
): Float64Array {
  const parameters = new Float64Array(layout.size);
  let spread = Math.PI ** 2 / 3;
  for (let term = 0; term < layout.terms; term++) {
    const given = start.deviations?.[term] ?? 0.7;
    const deviation = start.fixed ? given : Math.max(0.15, given);
    parameters[layout.deviationsAt + term] = deviation;
    spread += deviation ** 2;
  }
  // Thresholds about which random effects spread lie further apart than those of all answers at once.
  const stretch = Math.sqrt(spread / (Math.PI ** 2 / 3));
  shares.forEach((ofSet, set) => {
    ofSet.forEach((share, k) => {
      parameters[set * layout.thresholds + k] = stretch * Math.log(share / (1 - share));
    });
  });
  const effects = kept.map((place) => start.effects?.[place] ?? 0);
  effects.forEach((effect, k) => {
    parameters[layout.effectsAt + k] = effect;
  });
  if (start.thresholds?.length === layout.effectsAt) {
    parameters.set(start.thresholds);
    return parameters;
  }
  // Effects about their own middle leave the thresholds in theirs.
  const middle = effects.reduce((sum, effect) => sum + effect, 0) / (effects.length + 1);
  for (let k = 0; k < layout.effectsAt; k++) parameters[k]! += middle;
  return parameters;
}

interface Found {
  whole: Float64Array;
  free: number[];
  minimum: SmoothMinimum;
}

/** The highest likelihood with only these terms' deviations free, from a start. */
function search(
  likelihood: OrdinalLikelihood,
  start: Float64Array,
  active: readonly number[],
): Found | "separation" | "no-convergence" {
  const { layout } = likelihood;
  const free = Array.from({ length: layout.deviationsAt }, (_, place) => place);
  for (const term of active) free.push(layout.deviationsAt + term);
  const whole = (at: Float64Array) => {
    const parameters = start.slice();
    free.forEach((place, k) => {
      parameters[place] = at[k]!;
    });
    return parameters;
  };
  const evaluate = (at: Float64Array) => {
    const here = likelihood.evaluate(whole(at));
    return here && { ...here, gradient: Float64Array.from(free, (place) => here.gradient[place]!) };
  };
  let ending: "separation" | "no-convergence" = "no-convergence";
  const from = Float64Array.from(free, (place) => start[place]!);
  if (!evaluate(from)) return "no-convergence";
  const rough = likelihood.roughCovariance(start);
  const metric = new Float64Array(free.length ** 2);
  free.forEach((row, a) => {
    free.forEach((column, b) => {
      metric[a * free.length + b] = rough[row * layout.size + column]!;
    });
  });
  const minimum = minimiseSmooth(evaluate, from, {
    metric,
    rounds: 150,
    longest: 2,
    endsAt: (at) => {
      if (at.some((value, k) => k < layout.deviationsAt && Math.abs(value) > LARGEST)) {
        ending = "separation";
        return true;
      }
      return at.some((value, k) => k >= layout.deviationsAt && Math.abs(value) > LARGEST_DEVIATION);
    },
  });
  return minimum ? { whole: whole(minimum.at), free, minimum } : ending;
}

function describe(
  { layout, design }: { layout: OrdinalLayout; design: CrossedDesign },
  { whole, free, minimum }: Found,
  givenAnswers: number[],
  kept: number[],
): Outcome<CrossedOrdinalModel> {
  // On a slope without end the search may come to rest where rounding does.
  const runsAway = free.some(
    (place, k) =>
      place < layout.deviationsAt &&
      minimum.covariance[k * (free.length + 1)]! > LARGEST_ERROR ** 2,
  );
  if (runsAway) return undefinedFigure("separation");
  const covariance = new Float64Array(layout.size ** 2);
  free.forEach((row, a) => {
    free.forEach((column, b) => {
      covariance[row * layout.size + column] = minimum.covariance[a * free.length + b]!;
    });
  });
  return {
    kind: "estimate",
    logLikelihood: -minimum.value,
    thresholds: Array.from(whole.subarray(0, layout.effectsAt)),
    givenAnswers,
    effects: Array.from(whole.subarray(layout.effectsAt, layout.scalesAt)),
    estimatedColumns: kept,
    scales: Array.from(whole.subarray(layout.scalesAt, layout.deviationsAt)),
    terms: design.terms.map(({ name, levels }, term) => ({
      name,
      levels,
      variance: whole[layout.deviationsAt + term]! ** 2,
    })),
    parameters: whole,
    covariance,
    layout,
    n: design.rows,
  };
}
