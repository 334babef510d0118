import { invertCholeskyInPlace } from "@/lib/stats/numeric/invert-cholesky-in-place";
import type { CrossedDesign } from "./crossed-design";
import { denseCholesky } from "./dense-cholesky";

/**
 * The factor of A = I + Λ Zᵀ W Z Λ, in which mixed models with crossed intercepts have everything they
 * need: Z says which levels a row has, W are weights of rows, Λ the standard deviations of the terms.
 */
export interface CrossedFactor {
  /** Factors A; false where it is not positive definite. `weights` by kept rows; null: all are 1. */
  factor(weights: Float64Array | null, deviations: Float64Array): boolean;
  /** log det A, of the last factor. */
  logDeterminant(): number;
  /** Solves A x = b in place, by the last factor. `b` is a vector over levels. */
  solve(b: Float64Array): Float64Array;
  /**
   * From the last factor, with the deviations that made it: into `leverages` zᵀ A⁻¹ z of every kept row,
   * z its row of Z Λ (left alone when null), and into `traces` the sum of A⁻¹'s diagonal over each term's
   * levels.
   */
  invert(leverages: Float64Array | null, traces: Float64Array): void;
}

/**
 * Makes the factor's room once, so that factoring takes none. Blocks are eliminated one by one, and what
 * is left is a dense matrix over the dense levels.
 *
 * Cost of a factor: rows, times squares of the dense levels that a block meets; then a third of the cube
 * of the dense levels; of an inverse, the cube. Room: twice the square of the dense levels.
 * Source: Golub and Van Loan 2013, section 4.3 (blocks) and 3.2.11 (Schur's complement); Bates et al. 2015
 * for the matrix.
 */
export function createCrossedFactor(design: CrossedDesign): CrossedFactor {
  const { blocks, rowStart, levelStart, metStart, met, nested, dense, nestedAt } = design;
  const { denseAt, denseColumn, denseLevels, termOfColumn, columns } = design;
  const inner = nested.length;
  const outer = dense.length;
  const size = denseLevels + (denseLevels % 2);
  const inBlocks = columns - denseLevels;
  const squareStart = new Int32Array(blocks + 1);
  const crossStart = new Int32Array(blocks + 1);
  let widest = 0;
  let deepest = 0;
  for (let block = 0; block < blocks; block++) {
    const depth = levelStart[block + 1]! - levelStart[block]!;
    const width = metStart[block + 1]! - metStart[block]!;
    squareStart[block + 1] = squareStart[block]! + depth * depth;
    crossStart[block + 1] = crossStart[block]! + depth * width;
    widest = Math.max(widest, width);
    deepest = Math.max(deepest, depth);
  }
  /** Cholesky factors L of the blocks' own matrices, and L⁻¹ B with B what couples them to dense levels. */
  const square = new Float64Array(squareStart[blocks]!);
  const cross = new Float64Array(crossStart[blocks]!);
  const schur = new Float64Array(size * size);
  const inverse = new Float64Array(size * size);
  const coupled = new Float64Array(deepest * widest);
  const spread = new Float64Array(deepest * widest);
  const own = new Float64Array(deepest * deepest);
  const ofDense = new Float64Array(widest * widest);
  const denseSide = new Float64Array(size);
  const innerSd = new Float64Array(inner);
  const outerSd = new Float64Array(outer);
  let logDet = 0;

  function factor(weights: Float64Array | null, deviations: Float64Array): boolean {
    for (let a = 0; a < inner; a++) innerSd[a] = deviations[nested[a]!]!;
    for (let b = 0; b < outer; b++) outerSd[b] = deviations[dense[b]!]!;
    square.fill(0);
    cross.fill(0);
    schur.fill(0);
    for (let level = 0; level < size; level++) schur[level * size + level] = 1;
    logDet = 0;
    for (let block = 0; block < blocks; block++) {
      const depth = levelStart[block + 1]! - levelStart[block]!;
      const width = metStart[block + 1]! - metStart[block]!;
      const s = squareStart[block]!;
      const c = crossStart[block]!;
      for (let level = 0; level < depth; level++) square[s + level * depth + level] = 1;
      for (let row = rowStart[block]!; row < rowStart[block + 1]!; row++) {
        const weight = weights === null ? 1 : weights[row]!;
        for (let a = 0; a < inner; a++) {
          const at = nestedAt[row * inner + a]!;
          const scaled = weight * innerSd[a]!;
          for (let b = 0; b < inner; b++) {
            const other = nestedAt[row * inner + b]!;
            if (other <= at) square[s + at * depth + other]! += scaled * innerSd[b]!;
          }
          for (let b = 0; b < outer; b++) {
            cross[c + at * width + denseAt[row * outer + b]!]! += scaled * outerSd[b]!;
          }
        }
        for (let a = 0; a < outer; a++) {
          const at = denseColumn[row * outer + a]!;
          const scaled = weight * outerSd[a]!;
          for (let b = 0; b <= a; b++) {
            // Terms follow one another, so that a later one's levels lie below.
            schur[at * size + denseColumn[row * outer + b]!]! += scaled * outerSd[b]!;
          }
        }
      }
      // Cholesky of the block, the same steps on what couples it.
      for (let i = 0; i < depth; i++) {
        for (let j = 0; j < i; j++) {
          let sum = square[s + i * depth + j]!;
          for (let k = 0; k < j; k++)
            sum -= square[s + i * depth + k]! * square[s + j * depth + k]!;
          const l = sum / square[s + j * depth + j]!;
          square[s + i * depth + j] = l;
          if (l !== 0) {
            for (let k = 0; k < width; k++) {
              cross[c + i * width + k]! -= l * cross[c + j * width + k]!;
            }
          }
        }
        let pivot = square[s + i * depth + i]!;
        for (let k = 0; k < i; k++) pivot -= square[s + i * depth + k]! ** 2;
        if (!(pivot > 0) || pivot === Number.POSITIVE_INFINITY) return false;
        const root = Math.sqrt(pivot);
        logDet += Math.log(pivot);
        square[s + i * depth + i] = root;
        for (let k = 0; k < width; k++) cross[c + i * width + k]! /= root;
      }
      const m = metStart[block]!;
      for (let i = 0; i < width; i++) {
        const to = met[m + i]! * size;
        for (let j = 0; j <= i; j++) {
          let sum = 0;
          for (let level = 0; level < depth; level++) {
            sum += cross[c + level * width + i]! * cross[c + level * width + j]!;
          }
          schur[to + met[m + j]!]! -= sum;
        }
      }
    }
    if (!denseCholesky(schur, size)) return false;
    for (let level = 0; level < denseLevels; level++) {
      logDet += 2 * Math.log(schur[level * size + level]!);
    }
    return Number.isFinite(logDet);
  }

  function solve(b: Float64Array): Float64Array {
    for (let level = 0; level < denseLevels; level++) denseSide[level] = b[inBlocks + level]!;
    for (let block = 0; block < blocks; block++) {
      const from = levelStart[block]!;
      const depth = levelStart[block + 1]! - from;
      const width = metStart[block + 1]! - metStart[block]!;
      const s = squareStart[block]!;
      const c = crossStart[block]!;
      const m = metStart[block]!;
      // Most blocks of a sparse side have nothing to pass on.
      let first = 0;
      while (first < depth && b[from + first] === 0) first++;
      for (let i = first; i < depth; i++) {
        let sum = b[from + i]!;
        for (let k = first; k < i; k++) sum -= square[s + i * depth + k]! * b[from + k]!;
        sum /= square[s + i * depth + i]!;
        b[from + i] = sum;
        for (let k = 0; k < width; k++) denseSide[met[m + k]!]! -= cross[c + i * width + k]! * sum;
      }
    }
    for (let i = 0; i < denseLevels; i++) {
      let sum = denseSide[i]!;
      const at = i * size;
      for (let k = 0; k < i; k++) sum -= schur[at + k]! * denseSide[k]!;
      denseSide[i] = sum / schur[at + i]!;
    }
    for (let i = denseLevels - 1; i >= 0; i--) {
      const at = i * size;
      const value = denseSide[i]! / schur[at + i]!;
      denseSide[i] = value;
      for (let k = 0; k < i; k++) denseSide[k]! -= schur[at + k]! * value;
    }
    for (let level = 0; level < denseLevels; level++) b[inBlocks + level] = denseSide[level]!;
    for (let block = 0; block < blocks; block++) {
      const from = levelStart[block]!;
      const depth = levelStart[block + 1]! - from;
      const width = metStart[block + 1]! - metStart[block]!;
      const s = squareStart[block]!;
      const c = crossStart[block]!;
      const m = metStart[block]!;
      for (let i = depth - 1; i >= 0; i--) {
        let sum = b[from + i]!;
        for (let k = 0; k < width; k++) sum -= cross[c + i * width + k]! * denseSide[met[m + k]!]!;
        for (let k = i + 1; k < depth; k++) sum -= square[s + k * depth + i]! * b[from + k]!;
        b[from + i] = sum / square[s + i * depth + i]!;
      }
    }
    return b;
  }

  function invert(leverages: Float64Array | null, traces: Float64Array): void {
    inverse.set(schur);
    if (size > 0) invertCholeskyInPlace(inverse, size);
    traces.fill(0);
    for (let level = 0; level < denseLevels; level++) {
      traces[termOfColumn[inBlocks + level]!]! += inverse[level * size + level]!;
    }
    for (let block = 0; block < blocks; block++) {
      const from = levelStart[block]!;
      const depth = levelStart[block + 1]! - from;
      const width = metStart[block + 1]! - metStart[block]!;
      const s = squareStart[block]!;
      const c = crossStart[block]!;
      const m = metStart[block]!;
      for (let i = 0; i < width; i++) {
        const at = met[m + i]! * size;
        for (let j = 0; j <= i; j++) {
          const value = inverse[at + met[m + j]!]!;
          ofDense[i * width + j] = value;
          ofDense[j * width + i] = value;
        }
      }
      // L⁻ᵀ (L⁻¹ B), and L⁻ᵀ L⁻¹ from the unit matrix, whose columns are solved one by one.
      for (let i = depth - 1; i >= 0; i--) {
        for (let k = 0; k < width; k++) {
          let sum = cross[c + i * width + k]!;
          for (let j = i + 1; j < depth; j++) {
            sum -= square[s + j * depth + i]! * coupled[j * width + k]!;
          }
          coupled[i * width + k] = sum / square[s + i * depth + i]!;
        }
      }
      for (let unit = 0; unit < depth; unit++) {
        for (let i = 0; i < depth; i++) {
          let sum = i === unit ? 1 : 0;
          for (let j = 0; j < i; j++) sum -= square[s + i * depth + j]! * own[j * depth + unit]!;
          own[i * depth + unit] = sum / square[s + i * depth + i]!;
        }
        for (let i = depth - 1; i >= 0; i--) {
          let sum = own[i * depth + unit]!;
          for (let j = i + 1; j < depth; j++) {
            sum -= square[s + j * depth + i]! * own[j * depth + unit]!;
          }
          own[i * depth + unit] = sum / square[s + i * depth + i]!;
        }
      }
      for (let i = 0; i < depth; i++) {
        for (let k = 0; k < width; k++) {
          let sum = 0;
          for (let j = 0; j < width; j++) sum += coupled[i * width + j]! * ofDense[j * width + k]!;
          spread[i * width + k] = sum;
        }
        for (let other = 0; other < depth; other++) {
          let sum = own[i * depth + other]!;
          for (let k = 0; k < width; k++)
            sum += spread[i * width + k]! * coupled[other * width + k]!;
          own[i * depth + other] = sum;
        }
        traces[termOfColumn[from + i]!]! += own[i * depth + i]!;
      }
      if (!leverages) continue;
      for (let row = rowStart[block]!; row < rowStart[block + 1]!; row++) {
        let sum = 0;
        for (let a = 0; a < inner; a++) {
          const at = nestedAt[row * inner + a]!;
          for (let b = 0; b < inner; b++) {
            sum += innerSd[a]! * innerSd[b]! * own[at * depth + nestedAt[row * inner + b]!]!;
          }
          for (let b = 0; b < outer; b++) {
            sum -= 2 * innerSd[a]! * outerSd[b]! * spread[at * width + denseAt[row * outer + b]!]!;
          }
        }
        for (let a = 0; a < outer; a++) {
          const at = denseAt[row * outer + a]!;
          for (let b = 0; b < outer; b++) {
            sum += outerSd[a]! * outerSd[b]! * ofDense[at * width + denseAt[row * outer + b]!]!;
          }
        }
        leverages[row] = sum;
      }
    }
  }

  return { factor, logDeterminant: () => logDet, solve, invert };
}
