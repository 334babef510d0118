import type { Random } from "@/lib/random";
import { insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";
import {
  type BootstrapInterval,
  bootstrapInterval,
} from "@/lib/stats/resampling/bootstrap-interval";
import {
  type ParetoProbability,
  paretoFront,
  paretoProbabilities,
  type TradeOffPoint,
} from "./pareto-front";

export interface TradeOffRequest {
  methods: number;
  /** By method, the accuracies of its runs that the chosen outlier rule leaves in. */
  runs: readonly ArrayLike<number>[];
  /** One entry a rated row: numbers that tell participants, and explanations of any method, apart. */
  participant: ArrayLike<number>;
  explanation: ArrayLike<number>;
  method: ArrayLike<number>;
  /** A construct's, or the mean score. */
  rating: ArrayLike<number>;
  /** Whether explanations are drawn too: where several of a method were rated by more than one person. */
  drawExplanations: boolean;
  replicates: number;
  random: Random;
  confidence?: number;
}

export interface TradeOffMethod extends TradeOffPoint {
  runs: number;
  participants: number;
  explanations: number;
  /** Of the data themselves. */
  isOnFront: boolean;
  onFront: ParetoProbability;
  /** Percentile intervals; none in accuracy where there is one run. */
  accuracyInterval: Outcome<Pick<BootstrapInterval, "lower" | "upper" | "se" | "confidence">>;
  ratingInterval: Pick<BootstrapInterval, "lower" | "upper" | "se" | "confidence">;
}

export interface TradeOff {
  methods: TradeOffMethod[];
  /** Replicates in which every method was rated; the others are left out. */
  usableReplicates: number;
}

/**
 * Accuracy and ratings of all methods together, with the probability of each to be on the Pareto front: in
 * every replicate runs are drawn within their method, participants with all of their ratings, and
 * explanations within their method, each with replacement; a rating counts as often as its participant
 * times as often as its explanation was drawn.
 *
 * Unit of analysis: the run, the participant and the explanation. Assumptions: each are independent draws.
 * Drawing in two directions overstates the share of variance that belongs to neither, so that intervals are
 * a little wide rather than narrow; with one run a method, variation between trainings is not in them.
 * Degenerate: a method without runs, fewer than two participants, or fewer than two usable replicates are
 * insufficient data; so is a method that nobody rated.
 * Source: Efron 1979; Owen 2007 (pigeonhole bootstrap for crossed factors).
 * Example: one participant rates the methods 4 and 2, another 4 and 3, accuracies .5 and .9: both are on
 * the front in every replicate.
 * Throws RangeError when columns differ in length, a method is not one of them, a figure is not finite, or
 * replicates or confidence make no sense.
 */
export function bootstrapTradeOff(request: TradeOffRequest): Outcome<TradeOff> {
  const { methods, runs, drawExplanations, replicates, random, confidence = 0.95 } = request;
  checkRequest(request);
  const fewestRuns = Math.min(...runs.map(({ length }) => length));
  if (!(methods > 0 && fewestRuns > 0)) return insufficientData("runs", 1, 0);
  const participants = numberByFirst(request.participant);
  const explanations = numberByFirst(request.explanation);
  if (participants.count < 2) return insufficientData("participants", 2, participants.count);
  const rows = request.rating.length;
  const raters = countOf(participants.of);
  const rated = countOf(explanations.of);
  const fewest = Math.min(...raters);
  if (fewest < 1) return insufficientData("ratings", 1, 0);
  const members = explanationsByMethod();

  const timesParticipant = new Int32Array(participants.count).fill(1);
  const timesExplanation = new Int32Array(explanations.count).fill(1);
  const observed = meanRatings()!.map((rating, method) => ({
    accuracy: meanOf(Array.from(runs[method]!)),
    rating,
  }));
  const drawn: TradeOffPoint[][] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    timesParticipant.fill(0);
    for (let draw = 0; draw < participants.count; draw++) {
      timesParticipant[random.below(participants.count)]! += 1;
    }
    if (drawExplanations) {
      timesExplanation.fill(0);
      for (const own of members) {
        for (let draw = 0; draw < own.length; draw++) {
          timesExplanation[own[random.below(own.length)]!]! += 1;
        }
      }
    }
    const accuracies = runs.map((own) =>
      meanOf(Array.from({ length: own.length }, () => own[random.below(own.length)]!)),
    );
    const ratings = meanRatings();
    if (!ratings) continue;
    drawn.push(ratings.map((rating, method) => ({ accuracy: accuracies[method]!, rating })));
  }
  if (drawn.length < 2) return insufficientData("replicates", 2, drawn.length);
  const isOnFront = paretoFront(observed);
  const onFront = paretoProbabilities(drawn);
  return {
    kind: "estimate",
    usableReplicates: drawn.length,
    methods: observed.map((point, method) => ({
      ...point,
      runs: runs[method]!.length,
      participants: raters[method]!,
      explanations: rated[method]!,
      isOnFront: isOnFront[method]!,
      onFront: onFront[method]!,
      accuracyInterval:
        runs[method]!.length < 2
          ? insufficientData("runs", 2, runs[method]!.length)
          : { kind: "estimate", ...intervalOf("accuracy", method) },
      ratingInterval: intervalOf("rating", method),
    })),
  };

  function intervalOf(figure: keyof TradeOffPoint, method: number) {
    const sorted = Float64Array.from(drawn, (points) => points[method]![figure]).sort();
    const { lower, upper, se } = bootstrapInterval(
      sorted,
      observed[method]![figure],
      0,
      confidence,
    );
    return { lower, upper, se, confidence };
  }

  /** By method; null where one has no rating among those drawn. */
  function meanRatings(): number[] | null {
    const sums = new Float64Array(methods);
    const weights = new Float64Array(methods);
    for (let row = 0; row < rows; row++) {
      const weight =
        timesParticipant[participants.of[row]!]! * timesExplanation[explanations.of[row]!]!;
      if (weight === 0) continue;
      const method = request.method[row]!;
      weights[method]! += weight;
      sums[method]! += weight * request.rating[row]!;
    }
    if (weights.some((weight) => weight === 0)) return null;
    return Array.from(sums, (sum, method) => sum / weights[method]!);
  }

  function explanationsByMethod(): number[][] {
    const sets = Array.from({ length: methods }, () => new Set<number>());
    for (let row = 0; row < rows; row++) sets[request.method[row]!]!.add(explanations.of[row]!);
    return sets.map((own) => [...own]);
  }

  function countOf(numbers: Int32Array): number[] {
    const sets = Array.from({ length: methods }, () => new Set<number>());
    numbers.forEach((number, row) => {
      sets[request.method[row]!]!.add(number);
    });
    return sets.map(({ size }) => size);
  }
}

function numberByFirst(given: ArrayLike<number>): { of: Int32Array; count: number } {
  const places = new Map<number, number>();
  const of = Int32Array.from({ length: given.length }, (_, row) => {
    const known = places.get(given[row]!) ?? places.size;
    places.set(given[row]!, known);
    return known;
  });
  return { of, count: places.size };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function checkRequest(request: TradeOffRequest) {
  const { methods, runs, participant, explanation, method, rating, replicates } = request;
  const { confidence = 0.95 } = request;
  const rows = rating.length;
  if ([participant, explanation, method].some(({ length }) => length !== rows)) {
    throw new RangeError("Every row needs a participant, an explanation, a method and a rating.");
  }
  if (runs.length !== methods) throw new RangeError("Every method needs its runs.");
  const figures = [...runs.flatMap((own) => Array.from(own)), ...Array.from(rating)];
  if (!figures.every(Number.isFinite)) throw new RangeError("A figure is not finite.");
  if (Array.from(method).some((own) => !(Number.isInteger(own) && own >= 0 && own < methods))) {
    throw new RangeError("A row names a method that is not there.");
  }
  if (!(Number.isSafeInteger(replicates) && replicates > 0)) {
    throw new RangeError(`A bootstrap needs at least one replicate, not ${replicates}.`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
}
