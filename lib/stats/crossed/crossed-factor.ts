import { invertCholeskyInPlace } from "@/lib/stats/numeric/invert-cholesky-in-place";
import type { CrossedDesign } from "./crossed-design";
import { denseCholesky } from "./dense-cholesky";
import { eliminationOrder } from "./elimination-order";

/**
 * The factor of A = I + Λ Zᵀ W Z Λ, in which mixed models with crossed intercepts have everything they
 * need: Z says which levels a row has, W are weights of rows, Λ the standard deviations of the terms.
 */
export interface CrossedFactor {
  /** Factors A; false where it is not positive definite. `weights` by rows; null: all are 1. */
  factor(weights: Float64Array | null, deviations: Float64Array): boolean;
  /** log det A, of the last factor. */
  logDeterminant(): number;
  /** Solves A x = b in place, by the last factor. `b` is a vector over levels. */
  solve(b: Float64Array): Float64Array;
  /**
   * From the last factor, with the deviations that made it: into `leverages` zᵀ A⁻¹ z of every row,
   * z its row of Z Λ (left alone when null), and into `traces` the sum of A⁻¹'s diagonal over each term's
   * levels.
   */
  invert(leverages: Float64Array | null, traces: Float64Array): void;
}

/**
 * Makes the factor's room and plan once, so that factoring takes neither. Levels are eliminated one by one in
 * an order that fills little (`eliminationOrder`), and the few that are left, which are coupled to nearly all
 * of each other, as a dense matrix. Of the inverse only what the factor has room for is computed.
 *
 * Cost of a factor or an inverse: the squares of how many levels each eliminated one is coupled to, and the
 * cube of the dense levels.
 * Source: George and Liu 1989 (sparse Cholesky); Takahashi, Fagan and Chen 1973 (entries of the inverse);
 * Bates et al. 2015 for the matrix.
 */
export function createCrossedFactor(design: CrossedDesign): CrossedFactor {
  const { rows, columns, column, termOfColumn } = design;
  const terms = design.terms.length;
  const plan = planElimination(design);
  const { eliminated, placeOf, starts, coupled, targets, targetStarts, tailAt, size } = plan;
  const { tailLevels, entries } = plan;
  const values = new Float64Array(tailAt + size * size);
  const tail = values.subarray(tailAt);
  const inverse = new Float64Array(values.length);
  const tailInverse = inverse.subarray(tailAt);
  const side = new Float64Array(columns);
  const sums = new Float64Array(plan.widest);
  const deviation = new Float64Array(terms);
  const pairs = (terms * (terms + 1)) / 2;
  let logDet = 0;

  function factor(weights: Float64Array | null, deviations: Float64Array): boolean {
    deviation.set(deviations.subarray(0, terms));
    values.fill(0);
    for (let k = 0; k < eliminated; k++) values[starts[k]!] = 1;
    for (let level = 0; level < size; level++) tail[level * size + level] = 1;
    for (let row = 0; row < rows; row++) {
      const weight = weights === null ? 1 : weights[row]!;
      let at = row * pairs;
      for (let a = 0; a < terms; a++) {
        const scaled = weight * deviation[a]!;
        for (let b = 0; b <= a; b++) values[entries[at++]!]! += scaled * deviation[b]!;
      }
    }
    logDet = 0;
    for (let k = 0; k < eliminated; k++) {
      const from = starts[k]!;
      const to = starts[k + 1]!;
      const pivot = values[from]!;
      if (!(pivot > 0) || pivot === Number.POSITIVE_INFINITY) return false;
      const root = Math.sqrt(pivot);
      logDet += Math.log(pivot);
      values[from] = root;
      let target = targetStarts[k]!;
      for (let a = from + 1; a < to; a++) {
        const own = values[a]! / root;
        values[a] = own;
        if (own === 0) {
          target += a - from;
          continue;
        }
        for (let b = from + 1; b <= a; b++) values[targets[target++]!]! -= own * values[b]!;
      }
    }
    if (!denseCholesky(tail, size)) return false;
    for (let level = 0; level < tailLevels; level++)
      logDet += 2 * Math.log(tail[level * size + level]!);
    return Number.isFinite(logDet);
  }

  function solve(b: Float64Array): Float64Array {
    for (let level = 0; level < columns; level++) side[placeOf[level]!] = b[level]!;
    for (let k = 0; k < eliminated; k++) {
      if (side[k] === 0) continue;
      const from = starts[k]!;
      const value = side[k]! / values[from]!;
      side[k] = value;
      for (let at = from + 1; at < starts[k + 1]!; at++) side[coupled[at]!]! -= values[at]! * value;
    }
    for (let i = 0; i < tailLevels; i++) {
      let sum = side[eliminated + i]!;
      const at = i * size;
      for (let k = 0; k < i; k++) sum -= tail[at + k]! * side[eliminated + k]!;
      side[eliminated + i] = sum / tail[at + i]!;
    }
    for (let i = tailLevels - 1; i >= 0; i--) {
      const at = i * size;
      const value = side[eliminated + i]! / tail[at + i]!;
      side[eliminated + i] = value;
      for (let k = 0; k < i; k++) side[eliminated + k]! -= tail[at + k]! * value;
    }
    for (let k = eliminated - 1; k >= 0; k--) {
      const from = starts[k]!;
      let sum = side[k]!;
      for (let at = from + 1; at < starts[k + 1]!; at++) sum -= values[at]! * side[coupled[at]!]!;
      side[k] = sum / values[from]!;
    }
    for (let level = 0; level < columns; level++) b[level] = side[placeOf[level]!]!;
    return b;
  }

  function invert(leverages: Float64Array | null, traces: Float64Array): void {
    tailInverse.set(tail);
    if (size > 0) invertCholeskyInPlace(tailInverse, size);
    for (let k = eliminated - 1; k >= 0; k--) {
      const from = starts[k]!;
      const width = starts[k + 1]! - from - 1;
      const pivot = values[from]!;
      sums.fill(0, 0, width);
      let target = targetStarts[k]!;
      for (let a = 0; a < width; a++) {
        const own = values[from + 1 + a]!;
        let sum = 0;
        for (let b = 0; b < a; b++) {
          const entry = inverse[targets[target++]!]!;
          sum += entry * values[from + 1 + b]!;
          sums[b]! += entry * own;
        }
        sums[a]! += sum + inverse[targets[target++]!]! * own;
      }
      let diagonal = 1 / pivot;
      for (let a = 0; a < width; a++) {
        const entry = -sums[a]! / pivot;
        inverse[from + 1 + a] = entry;
        diagonal -= values[from + 1 + a]! * entry;
      }
      inverse[from] = diagonal / pivot;
    }
    traces.fill(0);
    for (let level = 0; level < columns; level++) {
      const place = placeOf[level]!;
      const own = place - eliminated;
      traces[termOfColumn[level]!]! +=
        own < 0 ? inverse[starts[place]!]! : tailInverse[own * size + own]!;
    }
    if (!leverages) return;
    for (let row = 0; row < rows; row++) {
      let sum = 0;
      let at = row * pairs;
      for (let a = 0; a < terms; a++) {
        for (let b = 0; b < a; b++) {
          sum += 2 * deviation[a]! * deviation[b]! * inverse[entries[at++]!]!;
        }
        sum += deviation[a]! * deviation[a]! * inverse[entries[at++]!]!;
      }
      leverages[row] = sum;
    }
  }

  return { factor, logDeterminant: () => logDet, solve, invert };

  /** Where every number of the factor lies, and where what it changes lies. */
  function planElimination({ terms: ofDesign }: CrossedDesign) {
    const count = ofDesign.length;
    const { order, coupled: found, dense } = eliminationOrder(columns, couplings(count));
    const placeOf = new Int32Array(columns);
    order.forEach((level, place) => {
      placeOf[level] = place;
    });
    dense.forEach((level, place) => {
      placeOf[level] = order.length + place;
    });
    const starts = new Int32Array(order.length + 1);
    const targetStarts = new Int32Array(order.length + 1);
    let widest = 0;
    order.forEach((_, k) => {
      const width = found[k]!.length;
      starts[k + 1] = starts[k]! + width + 1;
      targetStarts[k + 1] = targetStarts[k]! + (width * (width + 1)) / 2;
      widest = Math.max(widest, width);
    });
    const tailAt = starts[order.length]!;
    const size = dense.length + (dense.length % 2);
    /** Of each entry of a column its row's place; the first of a column is its own. */
    const coupled = new Int32Array(tailAt);
    const entryOf = order.map((_, k) => {
      const own = found[k]!.map((level) => placeOf[level]!).sort((a, b) => a - b);
      coupled[starts[k]!] = k;
      coupled.set(own, starts[k]! + 1);
      return new Map(own.map((place, at) => [place, starts[k]! + 1 + at]));
    });
    /** Where the entry of two places lies. */
    const entry = (a: number, b: number): number => {
      const [first, second] = a < b ? [a, b] : [b, a];
      if (first < order.length)
        return first === second ? starts[first]! : entryOf[first]!.get(second)!;
      return tailAt + (second - order.length) * size + (first - order.length);
    };
    const targets = new Int32Array(targetStarts[order.length]!);
    let target = 0;
    for (let k = 0; k < order.length; k++) {
      for (let a = starts[k]! + 1; a < starts[k + 1]!; a++) {
        for (let b = starts[k]! + 1; b <= a; b++)
          targets[target++] = entry(coupled[a]!, coupled[b]!);
      }
    }
    const entries = new Int32Array((rows * count * (count + 1)) / 2);
    let at = 0;
    for (let row = 0; row < rows; row++) {
      for (let a = 0; a < count; a++) {
        for (let b = 0; b <= a; b++) {
          entries[at++] = entry(
            placeOf[column[row * count + a]!]!,
            placeOf[column[row * count + b]!]!,
          );
        }
      }
    }
    const eliminated = order.length;
    const tailLevels = dense.length;
    return {
      eliminated,
      placeOf,
      starts,
      coupled,
      targets,
      targetStarts,
      tailAt,
      size,
      tailLevels,
      entries,
      widest,
    };
  }

  function* couplings(count: number): Generator<readonly [number, number]> {
    for (let row = 0; row < rows; row++) {
      for (let a = 1; a < count; a++) {
        for (let b = 0; b < a; b++) yield [column[row * count + a]!, column[row * count + b]!];
      }
    }
  }
}
