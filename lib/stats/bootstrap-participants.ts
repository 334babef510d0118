import type { Random } from "@/lib/random";
import { insufficientData, type Outcome } from "./outcome";
import { quantileOfSorted } from "./quantile";

/** What one participant gave on one measure, by method: `sums[method]` over `ns[method]` ratings. */
export interface ParticipantTotals {
  sums: readonly number[];
  ns: readonly number[];
}

export interface BootstrapRequest {
  /** One a measure, all with the same participants in the same order. */
  measures: readonly { participants: readonly ParticipantTotals[] }[];
  methods: number;
  replicates: number;
  random: Random;
  confidence?: number;
}

export interface BootstrapMean {
  /** Of the data, not of the replicates. */
  mean: number;
  /** Standard deviation of the replicates' means. */
  se: number;
  /** Percentile interval. */
  lower: number;
  upper: number;
  confidence: number;
  /** Participants with a rating of the method. */
  participants: number;
  /** Replicates that had a rating of the method; the others have no mean and are left out. */
  usableReplicates: number;
}

/**
 * The mean rating of every method on every measure, with an interval that takes participants, not
 * ratings, as the independent units: each replicate draws as many participants as there are, with
 * replacement, and keeps all ratings of each. All measures and methods share the replicate's draw.
 *
 * Unit of analysis: the participant. Assumptions: participants are independent draws from one
 * population; with few of them (below about 20) percentile intervals are too narrow. Degenerate:
 * fewer than two participants with a rating of the method are insufficient data, and so are fewer
 * than two usable replicates; participants who all have the same mean give an interval of no width.
 * Source: Efron 1979 for the bootstrap and its percentile interval; Field and Welsh 2007 for drawing
 * whole clusters. Quantiles of type 7.
 * Example: two participants with means 1 and 3 of one rating each: mean 2, interval 1 to 3.
 * Throws RangeError when measures differ in participants, a total has not one place a method, a sum is
 * not finite, an n not a whole number of at least 0, replicates or confidence make no sense.
 *
 * @returns `[measure][method]`
 */
export function bootstrapParticipants(request: BootstrapRequest): Outcome<BootstrapMean>[][] {
  const { measures, methods, replicates, random, confidence = 0.95 } = request;
  checkRequest(request);
  const participants = measures[0]?.participants.length ?? 0;
  const cells = measures.length * methods;

  // One row a participant: the sums of all cells (a measure's method), then their ns.
  const totals = new Float64Array(participants * 2 * cells);
  measures.forEach((measure, m) => {
    measure.participants.forEach(({ sums, ns }, participant) => {
      const row = participant * 2 * cells + m * methods;
      totals.set(sums, row);
      totals.set(ns, row + cells);
    });
  });

  const means = Array.from({ length: cells }, () => new Float64Array(replicates));
  const usable = new Uint32Array(cells);
  const drawn = new Float64Array(2 * cells);
  for (let replicate = 0; replicate < replicates; replicate++) {
    drawn.fill(0);
    for (let draw = 0; draw < participants; draw++) {
      const row = random.below(participants) * 2 * cells;
      for (let place = 0; place < 2 * cells; place++) drawn[place]! += totals[row + place]!;
    }
    for (let cell = 0; cell < cells; cell++) {
      const n = drawn[cells + cell]!;
      if (n > 0) means[cell]![usable[cell]!++] = drawn[cell]! / n;
    }
  }

  return measures.map((measure, m) =>
    Array.from({ length: methods }, (_, method) => {
      const cell = m * methods + method;
      const rated = measure.participants.filter(({ ns }) => ns[method]! > 0);
      if (rated.length < 2) return insufficientData("participants", 2, rated.length);
      const kept = means[cell]!.subarray(0, usable[cell]);
      if (kept.length < 2) return insufficientData("replicates", 2, kept.length);
      kept.sort();
      return {
        kind: "estimate",
        mean: total(rated, "sums", method) / total(rated, "ns", method),
        se: standardDeviation(kept),
        lower: quantileOfSorted(kept, (1 - confidence) / 2),
        upper: quantileOfSorted(kept, 1 - (1 - confidence) / 2),
        confidence,
        participants: rated.length,
        usableReplicates: kept.length,
      };
    }),
  );
}

function total(rated: ParticipantTotals[], of: "sums" | "ns", method: number): number {
  return rated.reduce((sum, participant) => sum + participant[of][method]!, 0);
}

function standardDeviation(values: Float64Array): number {
  // From the first value on, so that equal values have exactly none.
  const origin = values[0]!;
  const mean = values.reduce((sum, value) => sum + (value - origin), 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - origin - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

function checkRequest({ measures, methods, replicates, confidence = 0.95 }: BootstrapRequest) {
  if (!Number.isSafeInteger(methods) || methods < 0) {
    throw new RangeError(`There cannot be ${methods} methods.`);
  }
  if (!Number.isSafeInteger(replicates) || replicates < 1) {
    throw new RangeError(`A bootstrap needs at least one replicate, not ${replicates}.`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  for (const { participants } of measures) {
    if (participants.length !== measures[0]!.participants.length) {
      throw new RangeError("All measures need the same participants.");
    }
    for (const { sums, ns } of participants) {
      const shaped = sums.length === methods && ns.length === methods;
      const whole = ns.every((n) => Number.isSafeInteger(n) && n >= 0);
      if (!shaped || !whole || !sums.every(Number.isFinite)) {
        throw new RangeError(
          "A participant's totals are not one finite sum and one count a method.",
        );
      }
    }
  }
}
