import { choleskyInPlace, solveCholesky } from "@/lib/stats/numeric/cholesky";
import { symmetricEigen } from "@/lib/stats/numeric/symmetric-eigen";

/** Σ wᵢ wⱼ C_ij of a square matrix, row after row. */
export function quadratic(matrix: Float64Array, weights: ArrayLike<number>): number {
  const size = weights.length;
  let sum = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) sum += weights[a]! * matrix[a * size + b]! * weights[b]!;
  }
  return sum;
}

/** L C Lᵀ, row after row, of rows of weights. */
export function sandwich(
  weights: readonly ArrayLike<number>[],
  matrix: Float64Array,
): Float64Array {
  const count = weights.length;
  const size = weights[0]?.length ?? 0;
  const result = new Float64Array(count * count);
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      let sum = 0;
      for (let a = 0; a < size; a++) {
        const own = weights[row]![a]!;
        if (own === 0) continue;
        for (let b = 0; b < size; b++) sum += own * matrix[a * size + b]! * weights[column]![b]!;
      }
      result[row * count + column] = sum;
    }
  }
  return result;
}

/**
 * Wald's statistic of contrasts that are to be 0: vᵀ (L C Lᵀ)⁻¹ v with v = L b, chi-square in large samples
 * with as many degrees of freedom as contrasts. Null where their covariance has no inverse.
 * Source: Wald 1943.
 */
export function waldStatistic(
  weights: readonly ArrayLike<number>[],
  estimates: ArrayLike<number>,
  covariance: Float64Array,
): number | null {
  const size = weights.length;
  const values = Float64Array.from(weights, (row) => {
    let sum = 0;
    for (let k = 0; k < row.length; k++) sum += row[k]! * estimates[k]!;
    return sum;
  });
  const l = choleskyInPlace(sandwich(weights, covariance), size);
  if (!l) return null;
  const solved = solveCholesky(l, size, values.slice());
  return values.reduce((sum, value, k) => sum + value * solved[k]!, 0);
}

/**
 * The denominator's degrees of freedom of an F statistic over contrasts, from those of the independent
 * single ones that it is the mean of: the F whose expectation is the sum of theirs. With one contrast it is
 * that one's; 2 where any of several is at most 2.
 *
 * Source: Fai and Cornelius 1996, as lmerTest has it.
 * Example: 4 and 6 make 2 E / (E − 2) = 4.6667, with E = 4 / 2 + 6 / 4 = 3.5.
 */
export function denominatorOf(
  weights: readonly Float64Array[],
  covariance: Float64Array,
  degreesOfFreedom: (weights: Float64Array) => number | null,
): number | null {
  const count = weights.length;
  const { vectors } = symmetricEigen(sandwich(weights, covariance), count);
  const single: number[] = [];
  for (let m = 0; m < count; m++) {
    const turned = new Float64Array(weights[0]?.length ?? 0);
    for (let row = 0; row < count; row++) {
      for (let k = 0; k < turned.length; k++) {
        turned[k]! += vectors[m * count + row]! * weights[row]![k]!;
      }
    }
    const df = degreesOfFreedom(turned);
    if (df === null) return null;
    single.push(df);
  }
  return combineDenominators(single);
}

/** The rule of `denominatorOf` on the single degrees of freedom. */
export function combineDenominators(single: readonly number[]): number {
  const [first] = single;
  if (first === undefined) throw new RangeError("No degrees of freedom to combine.");
  if (single.every((df) => Math.abs(df - first) < 1e-8)) {
    return single.reduce((sum, df) => sum + df, 0) / single.length;
  }
  if (single.some((df) => df <= 2)) return 2;
  const expected = single.reduce((sum, df) => sum + df / (df - 2), 0);
  return (2 * expected) / (expected - single.length);
}
