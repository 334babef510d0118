import type { Levels } from "./linear-mixed-levels";

/**
 * What a linear mixed model needs to know of its data at given variance ratios γ (a factor's variance
 * over the residual one): with U = [X y], as columns, and Ω = I + Σ γₖ Zₖ Zₖᵀ, the covariance of the
 * rows over the residual variance.
 */
export interface Moments {
  /** log det Ω, and its derivative with respect to every γ. */
  logDet: number;
  logDetSlopes: number[];
  /** Uᵀ Ω⁻¹ U, square and whole, row after row, and its derivatives. */
  cross: Float64Array;
  crossSlopes: Float64Array[];
}

/** Null where Ω is not positive definite to working precision. */
export type MomentsAt = (ratios: readonly number[]) => Moments | null;

/** The rows' columns reduced to what one random factor leaves to know. */
export interface LevelSums {
  /** Zᵀ U: of every level, the sum of its rows; level after level. */
  sums: Float64Array;
  /** Uᵀ U with every level's own means taken off, whole. */
  within: Float64Array;
  /** By distinct size n of a level: how many levels, and Σ s sᵀ / n over them. */
  bySize: { size: number; levels: number; between: Float64Array }[];
}

/**
 * Sums rows by level. Afterwards Uᵀ (I + γ Z Zᵀ)⁻¹ U = within + Σ between / (1 + n γ), a sum of positive
 * semidefinite matrices, in which nothing cancels, at a cost that grows with the distinct sizes alone.
 */
export function sumByLevel(columns: readonly Float64Array[], { level, sizes }: Levels): LevelSums {
  const width = columns.length;
  const sums = new Float64Array(sizes.length * width);
  columns.forEach((column, place) => {
    for (let row = 0; row < column.length; row++)
      sums[level[row]! * width + place]! += column[row]!;
  });

  const within = new Float64Array(width * width);
  const deviation = new Float64Array(width);
  for (let row = 0; row < level.length; row++) {
    const own = level[row]!;
    const n = sizes[own]!;
    for (let place = 0; place < width; place++) {
      deviation[place] = columns[place]![row]! - sums[own * width + place]! / n;
    }
    addOuter(within, deviation, 0, width, 1);
  }
  fillUpper(within, width);

  const ofSize = new Map<number, LevelSums["bySize"][number]>();
  sizes.forEach((size, own) => {
    let found = ofSize.get(size);
    if (!found) {
      found = { size, levels: 0, between: new Float64Array(width * width) };
      ofSize.set(size, found);
    }
    found.levels += 1;
    addOuter(found.between, sums, own * width, width, 1 / size);
  });
  const bySize = [...ofSize.values()].sort((a, b) => a.size - b.size);
  for (const { between } of bySize) fillUpper(between, width);
  return { sums, within, bySize };
}

/** Adds `weight` v vᵀ to the lower triangle of `into`, v the `width` numbers of `from` at `start`. */
export function addOuter(
  into: Float64Array,
  from: Float64Array,
  start: number,
  width: number,
  weight: number,
) {
  for (let a = 0; a < width; a++) {
    const scaled = weight * from[start + a]!;
    for (let b = 0; b <= a; b++) into[a * width + b]! += scaled * from[start + b]!;
  }
}

export function fillUpper(matrix: Float64Array, width: number) {
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < a; b++) matrix[b * width + a] = matrix[a * width + b]!;
  }
}

/** The moments with one random factor. */
export function oneFactorMoments({ within, bySize }: LevelSums): MomentsAt {
  return ([ratio]) => {
    const cross = within.slice();
    const crossSlope = new Float64Array(within.length);
    let logDet = 0;
    let logDetSlope = 0;
    for (const { size, levels, between } of bySize) {
      const inflation = 1 + size * ratio!;
      if (!(inflation > 0)) return null;
      logDet += levels * Math.log(inflation);
      logDetSlope += (levels * size) / inflation;
      const slope = -size / inflation ** 2;
      for (let place = 0; place < within.length; place++) {
        cross[place]! += between[place]! / inflation;
        crossSlope[place]! += slope * between[place]!;
      }
    }
    return { logDet, logDetSlopes: [logDetSlope], cross, crossSlopes: [crossSlope] };
  };
}
