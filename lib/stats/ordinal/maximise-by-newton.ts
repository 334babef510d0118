import { choleskyInPlace, solveCholesky } from "@/lib/stats/numeric/cholesky";

/** A function at one place, with its first derivatives and its whole matrix of second ones. */
export interface Curvature {
  value: number;
  gradient: Float64Array;
  /** Square, row after row. */
  hessian: Float64Array;
}

/** Null where the function is not defined. */
export type SmoothFunction = (at: Float64Array) => Curvature | null;

export type NewtonResult =
  | { kind: "maximum"; at: Float64Array; curvature: Curvature }
  /** The search came to a place that the caller wanted it to end at. */
  | { kind: "left" }
  | { kind: "no-convergence" };

export interface NewtonOptions {
  iterations?: number;
  /** The gain that a whole further step promises, below which the place counts as the maximum. */
  tolerance?: number;
  endsAt?: (at: Float64Array) => boolean;
}

const HALVINGS = 30;
/** No parameter moves further in one step: a parabola fits badly far away. */
const LONGEST_STEP = 2;

/**
 * Climbs to a local maximum by Newton's method with exact second derivatives.
 *
 * Where the function is not concave, the diagonal is raised until it is (Levenberg 1944). A step is
 * halved until it climbs; steps whose gain drowns in rounding are taken as they are. The number of
 * iterations is bounded. Source: Nocedal and Wright 2006, algorithms 3.2 and 3.3.
 * Example: −(x − 1)² from 0 is at its maximum of 0 at x = 1 after one step.
 * Throws RangeError when the function is not defined at the start.
 */
export function maximiseByNewton(
  evaluate: SmoothFunction,
  start: Float64Array,
  { iterations = 100, tolerance = 1e-18, endsAt = () => false }: NewtonOptions = {},
): NewtonResult {
  let at = start;
  let here = evaluate(at);
  if (!here) throw new RangeError("The function is not defined where the search begins.");
  for (let iteration = 0; iteration < iterations; iteration++) {
    if (endsAt(at)) return { kind: "left" };
    const { step, concave } = findStep(here);
    const gain = step.reduce((sum, move, place) => sum + move * here!.gradient[place]!, 0) / 2;
    if (!Number.isFinite(gain)) return { kind: "no-convergence" };
    if (concave && gain < tolerance) return { kind: "maximum", at, curvature: here };

    const longest = step.reduce((most, move) => Math.max(most, Math.abs(move)), 0);
    let share = Math.min(1, LONGEST_STEP / longest);
    const rounding = 1e-12 * (1 + Math.abs(here.value));
    let next: { at: Float64Array; curvature: Curvature } | null = null;
    for (let halving = 0; halving < HALVINGS && !next; halving++) {
      const there = at.map((value, place) => value + share * step[place]!);
      const curvature = evaluate(there);
      const wanted = here.value + 1e-4 * share * gain - rounding;
      if (curvature && curvature.value >= wanted) next = { at: there, curvature };
      share /= 2;
    }
    if (!next) return { kind: "no-convergence" };
    at = next.at;
    here = next.curvature;
  }
  return { kind: "no-convergence" };
}

function findStep({ gradient, hessian }: Curvature): { step: Float64Array; concave: boolean } {
  const size = gradient.length;
  for (let ridge = 0; ridge < 1e12; ridge = ridge === 0 ? 1e-3 : ridge * 10) {
    const raised = hessian.map((value) => -value);
    for (let place = 0; place < size; place++) {
      const diagonal = place * size + place;
      raised[diagonal]! += ridge * Math.max(1e-3, Math.abs(raised[diagonal]!));
    }
    const l = choleskyInPlace(raised, size);
    if (l) return { step: solveCholesky(l, size, gradient.slice()), concave: ridge === 0 };
  }
  return { step: gradient.slice(), concave: false };
}
