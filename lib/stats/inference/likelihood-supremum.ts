import { maximiseByNewton, type SmoothFunction } from "@/lib/stats/ordinal/maximise-by-newton";

/** So far out that a parameter, in log odds, changes the likelihood by less than 1e-15 of a rating. */
export const FAR = 40;
/** Where two parameters are both without end, one may have to be twice as far out. */
const FARTHEST = 2.5 * FAR;

export interface Supremum {
  value: number;
  /** Where it is reached, or nearly so. */
  at: Float64Array;
}

/**
 * The largest value of a log-likelihood, also where it is reached only as parameters go to infinity:
 * the search ends where it is flat, or where a parameter is far out. Null where it does not end.
 */
export function findSupremum(evaluate: SmoothFunction, start: Float64Array): Supremum | null {
  let last = start;
  const isFar = (at: Float64Array) => at.some((value) => Math.abs(value) > FARTHEST);
  const found = maximiseByNewton(evaluate, start, {
    iterations: 300,
    tolerance: 1e-16,
    endsAt: (at) => {
      last = at;
      return isFar(at);
    },
  });
  if (found.kind === "maximum") {
    return { value: found.curvature.value, at: found.at };
  }
  const reached = evaluate(last);
  if (!reached) return null;
  // The rest of the way, as far as Newton's last step tells it, has to be next to nothing.
  const slope = reached.gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (found.kind !== "left" && slope > 1e-8) return null;
  return { value: reached.value, at: last };
}
