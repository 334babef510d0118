import { choleskyInPlace, invertCholesky, solveCholesky } from "@/lib/stats/numeric/cholesky";

/** A function's value and first derivatives at one place. */
export interface Slope {
  value: number;
  gradient: Float64Array;
}

/** Null where the function is not defined. */
export type SlopedFunction = (at: Float64Array) => Slope | null;

export interface SmoothMinimum extends Slope {
  at: Float64Array;
  /** Second derivatives there, by differences of the first; square, row after row. */
  hessian: Float64Array;
  /** Its inverse. */
  covariance: Float64Array;
}

export interface MinimiseOptions {
  /** About the inverse of the second derivatives at the start; square, row after row. */
  metric: Float64Array;
  /** Rounds of the first search. */
  rounds?: number;
  /** No parameter moves further in one step. */
  longest?: number;
  /** Where the search may stop because estimates run away. */
  endsAt?: (at: Float64Array) => boolean;
}

/** Decrements (gᵀ H⁻¹ g, which is twice the gain still to be had) at which each search stops. */
const NEAR = 1e-8;
const AT = 1e-15;

/**
 * Finds a local minimum from first derivatives: a quasi-Newton search (Broyden, Fletcher, Goldfarb,
 * Shanno) until the place is within about 1e-4 standard errors, then Newton's steps with second
 * derivatives by central differences, until it is within 1e-7.
 *
 * Null when the search does not end, or the second derivatives at its end are not positive definite.
 * Source: Nocedal and Wright 2006, algorithm 6.1, with steps halved until they descend (3.1).
 * Example: (x − 1)² from 0 has its minimum of 0 at 1, with the second derivative 2.
 * Throws RangeError when the function is not defined at the start.
 */
export function minimiseSmooth(
  evaluate: SlopedFunction,
  start: Float64Array,
  options: MinimiseOptions,
): SmoothMinimum | null {
  const size = start.length;
  const first = evaluate(start);
  if (!first) throw new RangeError("The function is not defined where the search begins.");
  if (size === 0) {
    return { at: start, ...first, hessian: new Float64Array(0), covariance: new Float64Array(0) };
  }
  let found: Place | null = descend(evaluate, start, first, options);
  if (!found) return null;
  for (let look = 0; look < 4; look++) {
    const hessian = differentiate(evaluate, found.at, found.metric);
    const l = hessian && choleskyInPlace(hessian.slice(), size);
    if (!hessian || !l) {
      // A saddle, or a ridge: the plain search goes on, from a little way down.
      const again = descend(evaluate, found.at, found.here, { ...options, near: NEAR / 1e4 });
      if (!again || again.here.value >= found.here.value - 1e-12) return null;
      found = again;
      continue;
    }
    const covariance = invertCholesky(l, size);
    let at: Float64Array = found.at;
    let here: Slope = found.here;
    let travelled = 0;
    for (let step = 0; step < 8; step++) {
      const move = solveCholesky(l, size, here.gradient.slice());
      const decrement = dot(move, here.gradient);
      if (decrement < AT) break;
      const there = at.map((value, k) => value - move[k]!);
      const next = evaluate(there);
      if (!next || next.value > here.value + 1e-9 * (1 + Math.abs(here.value))) break;
      const left = dot(next.gradient, multiply(covariance, next.gradient));
      travelled += Math.sqrt(decrement);
      // Differences of rounding cannot be followed any further.
      if (!(left < 0.5 * decrement)) break;
      at = there;
      here = next;
    }
    found = { at, here, metric: covariance };
    // Second derivatives of a place so near are those of the minimum.
    if (travelled < 1e-3) return { at, ...here, hessian, covariance };
  }
  return null;
}

interface Place {
  at: Float64Array;
  here: Slope;
  metric: Float64Array;
}

function descend(
  evaluate: SlopedFunction,
  start: Float64Array,
  first: Slope,
  options: MinimiseOptions & { near?: number },
): Place | null {
  const { rounds = 200, longest = 1.5, endsAt, near = NEAR } = options;
  const size = start.length;
  let metric: Float64Array = options.metric.slice();
  let at: Float64Array = start;
  let here: Slope = first;
  let restarted = false;
  for (let round = 0; round < rounds; round++) {
    if (endsAt?.(at)) return null;
    const direction = multiply(metric, here.gradient).map((value) => -value);
    const slope = dot(direction, here.gradient);
    if (!(slope < 0)) {
      if (slope === 0) return { at, here, metric };
      if (restarted) return null;
      metric = options.metric.slice();
      restarted = true;
      continue;
    }
    if (-slope < near) return { at, here, metric };
    const furthest = direction.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    let share = Math.min(1, longest / furthest);
    let there: Float64Array | null = null;
    let next: Slope | null = null;
    const rounding = 1e-12 * (1 + Math.abs(here.value));
    for (let halving = 0; halving < 30; halving++) {
      there = at.map((value, k) => value + share * direction[k]!);
      next = evaluate(there);
      if (next && next.value <= here.value + 1e-4 * share * slope + rounding) break;
      // The parabola through value, slope and the value there, where it says more than half.
      const rise = next ? next.value - here.value - share * slope : Number.POSITIVE_INFINITY;
      const wanted = (-slope * share * share) / (2 * rise);
      share = Math.min(0.5 * share, Math.max(0.1 * share, wanted));
      next = null;
    }
    if (!next || !there) {
      if (-slope < 1e-4 * NEAR ** 0.25) return { at, here, metric };
      if (restarted) return null;
      metric = options.metric.slice();
      restarted = true;
      continue;
    }
    metric = update(metric, at, there, here.gradient, next.gradient, size);
    at = there;
    here = next;
  }
  return null;
}

/** The update of Broyden, Fletcher, Goldfarb and Shanno of an inverse; none where it would lose definiteness. */
function update(
  metric: Float64Array,
  from: Float64Array,
  to: Float64Array,
  before: Float64Array,
  after: Float64Array,
  size: number,
): Float64Array {
  const step = to.map((value, k) => value - from[k]!);
  const change = after.map((value, k) => value - before[k]!);
  const bend = dot(step, change);
  const through = multiply(metric, change);
  const model = dot(change, through);
  if (!(bend > 1e-10 * Math.sqrt(dot(step, step) * dot(change, change)))) return metric;
  const updated = metric.slice();
  const factor = (1 + model / bend) / bend;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      updated[a * size + b]! +=
        factor * step[a]! * step[b]! - (through[a]! * step[b]! + step[a]! * through[b]!) / bend;
    }
  }
  return updated;
}

/** Central differences of the gradient, a thousandth of a standard error to each side; symmetric. */
export function differentiate(
  evaluate: SlopedFunction,
  at: Float64Array,
  metric: Float64Array,
): Float64Array | null {
  const size = at.length;
  const hessian = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    const step = 1e-3 * Math.min(1, Math.sqrt(Math.max(metric[a * size + a]!, 1e-10)));
    const below = at.slice();
    const above = at.slice();
    below[a]! -= step;
    above[a]! += step;
    const before = evaluate(below);
    const after = evaluate(above);
    if (!before || !after) return null;
    const width = above[a]! - below[a]!;
    for (let b = 0; b < size; b++) {
      const half = (after.gradient[b]! - before.gradient[b]!) / width / 2;
      hessian[a * size + b]! += half;
      hessian[b * size + a]! += half;
    }
  }
  return hessian;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/** A square matrix, row after row, times a vector. */
export function multiply(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const product = new Float64Array(size);
  for (let a = 0; a < size; a++) {
    let sum = 0;
    for (let b = 0; b < size; b++) sum += matrix[a * size + b]! * vector[b]!;
    product[a] = sum;
  }
  return product;
}
