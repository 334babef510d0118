/**
 * The inverse of A = L Lᵀ in place of L, lower triangle only, for large matrices: it works along rows,
 * and needs a third of the operations of solving for every column.
 *
 * Source: Golub and Van Loan 2013, section 3.1 (inverse of a triangular matrix), then L⁻ᵀ L⁻¹.
 * Example: L = 2 · 1 2 leaves 5/16 · −1/8 1/4.
 */
export function invertCholeskyInPlace(l: Float64Array, size: number): Float64Array {
  for (let row = 0; row < size; row++) {
    const own = l.subarray(row * size, row * size + row + 1);
    const factors = own.slice();
    const diagonal = factors[row]!;
    own.fill(0);
    own[row] = 1;
    for (let k = 0; k < row; k++) {
      const factor = factors[k]!;
      if (factor === 0) continue;
      const above = l.subarray(k * size, k * size + k + 1);
      for (let column = 0; column <= k; column++) own[column]! -= factor * above[column]!;
    }
    for (let column = 0; column <= row; column++) own[column]! /= diagonal;
  }
  // Row i of the product needs rows i and later of L⁻¹, so that going down overwrites only what is used up.
  for (let row = 0; row < size; row++) {
    const own = l.subarray(row * size, row * size + row + 1);
    const pivot = own[row]!;
    for (let column = 0; column <= row; column++) own[column]! *= pivot;
    for (let k = row + 1; k < size; k++) {
      const below = l.subarray(k * size, k * size + row + 1);
      const factor = below[row]!;
      if (factor === 0) continue;
      for (let column = 0; column <= row; column++) own[column]! += factor * below[column]!;
    }
  }
  return l;
}
