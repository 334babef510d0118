import { chiSquareUpperTail, normalQuantile } from "@/lib/stats/numeric/distributions";
import { findRoot } from "@/lib/stats/numeric/find-root";
import { type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import type { SmoothFunction } from "@/lib/stats/ordinal/maximise-by-newton";
import { FAR, findSupremum, type Supremum } from "./likelihood-supremum";
import type { ContrastWeights } from "./penalised-contrasts";

export interface ProfileInterval {
  /** Infinite where the likelihood goes on growing with the contrast. */
  estimate: number;
  /** Either end may be infinite, where no value that far out can be ruled out. */
  lower: number;
  upper: number;
  confidence: number;
  /** Of the likelihood ratio against a contrast of 0, by chi-square with one degree of freedom. */
  pValue: number;
}

export interface ProfileRequest {
  /** The log-likelihood, or a penalised one, of parameters in log odds. */
  evaluate: SmoothFunction;
  /** Where it is defined. */
  start: Float64Array;
  contrast: ContrastWeights;
  confidence?: number;
}

/** What a profile may fall short of the supremum by and still count as reaching it. */
const REACHED = 1e-7;

/**
 * The interval of a contrast by its profile likelihood: all values at which the likelihood, with everything
 * else at its best, is not much below its largest. It needs no finite estimate: where data separate two
 * groups one end is infinite, and the other says what they rule out.
 *
 * Unit of analysis: the model's. Degenerate: a contrast that no value is ruled out for, on either side, is
 * undefined by separation; a search that does not end by no convergence.
 * Source: Venzon and Moolgavkar 1988; the ends by secants on the signed root of the likelihood ratio.
 * Example: two of two successes, none of two: estimate infinite, from .9678 log odds.
 * Throws RangeError when the confidence is not between 0 and 1, or the contrast has no weight.
 */
export function profileInterval(request: ProfileRequest): Outcome<ProfileInterval> {
  const { evaluate, start, contrast, confidence = 0.95 } = request;
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  const pivot = Array.from(contrast).reduce(
    (best, weight, place) => (Math.abs(weight) > Math.abs(contrast[best]!) ? place : best),
    0,
  );
  if (!(Math.abs(contrast[pivot]!) > 0)) throw new RangeError("The contrast has no weight.");
  const best = findSupremum(evaluate, start);
  if (!best) return undefinedFigure("no-convergence");
  const reach = normalQuantile(1 - (1 - confidence) / 2);
  const failed = new Error("The profile's search did not end.");

  const middle = contrastAt(best.at);
  /** How far the profile at a value lies below the supremum, as a distance in standard errors. */
  const distance = (value: number): number => {
    const there = profileAt(value, best);
    if (!there) throw failed;
    return Math.sqrt(Math.max(0, 2 * (best.value - there.value)));
  };
  try {
    const [low, high] = [endAt(-1), endAt(1)];
    if (low.end === -Infinity && high.end === Infinity) return undefinedFigure("separation");
    const ratio = distance(0) ** 2;
    return {
      kind: "estimate",
      estimate: high.isReached ? Infinity : low.isReached ? -Infinity : middle,
      lower: low.end,
      upper: high.end,
      confidence,
      pValue: chiSquareUpperTail(ratio, 1),
    };
  } catch (error) {
    if (error === failed) return undefinedFigure("no-convergence");
    throw error;
  }

  function endAt(direction: 1 | -1): { end: number; isReached: boolean } {
    const far = distance(direction * FAR);
    const isReached = far < Math.sqrt(REACHED);
    if (far < reach) return { end: direction * Number.POSITIVE_INFINITY, isReached };
    const from = Math.max(-FAR, Math.min(FAR, middle));
    // The nearest power of two beyond which the end must lie.
    let step = 1;
    let inside = from;
    let outside = from + direction * step;
    while (Math.abs(outside) < FAR && distance(outside) < reach) {
      inside = outside;
      step *= 2;
      outside = from + direction * step;
    }
    outside = Math.max(-FAR, Math.min(FAR, outside));
    return { end: findRoot((value) => distance(value) - reach, inside, outside, 1e-11), isReached };
  }

  function contrastAt(at: Float64Array): number {
    return at.reduce((sum, value, place) => sum + contrast[place]! * value, 0);
  }

  /** The supremum with the contrast held at a value: the pivot's parameter follows from the others. */
  function profileAt(value: number, near: Supremum): Supremum | null {
    const size = near.at.length;
    const kept = Array.from(near.at.keys()).filter((place) => place !== pivot);
    const whole = (free: Float64Array): Float64Array => {
      const at = new Float64Array(size);
      let rest = value;
      kept.forEach((place, index) => {
        at[place] = free[index]!;
        rest -= contrast[place]! * free[index]!;
      });
      at[pivot] = rest / contrast[pivot]!;
      return at;
    };
    const slopes = kept.map((place) => -contrast[place]! / contrast[pivot]!);
    const restricted: SmoothFunction = (free) => {
      const found = evaluate(whole(free));
      if (!found) return null;
      const { gradient, hessian } = found;
      const at = (row: number, column: number) => hessian[row * size + column]!;
      return {
        value: found.value,
        gradient: Float64Array.from(
          kept,
          (place, index) => gradient[place]! + slopes[index]! * gradient[pivot]!,
        ),
        hessian: Float64Array.from(
          kept.flatMap((row, i) =>
            kept.map(
              (column, j) =>
                at(row, column) +
                slopes[i]! * at(pivot, column) +
                slopes[j]! * at(row, pivot) +
                slopes[i]! * slopes[j]! * at(pivot, pivot),
            ),
          ),
        ),
      };
    };
    if (kept.length === 0) {
      const found = restricted(new Float64Array(0));
      return found && { value: found.value, at: whole(new Float64Array(0)) };
    }
    // From where the supremum is, unless that is so far out that the search could not come back.
    const isFarOut = near.at.some((other) => Math.abs(other) > FAR / 2);
    for (const from of isFarOut ? [start, near.at] : [near.at, start]) {
      const begin = Float64Array.from(kept, (place) => from[place]!);
      const found = restricted(begin) && findSupremum(restricted, begin);
      if (found) return found;
    }
    return null;
  }
}
