/**
 * The inverse of A = L Lᵀ in place of L, in the lower triangle, for large matrices: the upper one, which
 * Cholesky leaves alone, is the room it works in. It goes along rows and two by two, so that every number
 * it loads is used twice. Solving for one column after another takes six times the operations.
 *
 * `size` has to be even: a caller with an odd one adds a row and column of the unit matrix.
 * Source: Golub and Van Loan 2013, section 3.1 (the inverse of a triangle), then A⁻¹ = W Wᵀ, W = L⁻ᵀ.
 * Example: L = 2 · 1 2 leaves 5/16 · −1/8 1/4.
 * Throws RangeError when the size is odd.
 */
export function invertCholeskyInPlace(l: Float64Array, size: number): Float64Array {
  if (size % 2 !== 0) throw new RangeError(`A size of ${size} is odd.`);
  invertTriangle(l, size);
  multiplyTriangle(l, size);
  return l;
}

/** Puts W into the upper triangle and the diagonal; what was below the diagonal stays. */
function invertTriangle(a: Float64Array, size: number) {
  for (let i = 0; i < size; i++) a[i * size + i] = 1 / a[i * size + i]!;
  // Rows j and j + 1 of W are those columns of L⁻¹: two right-hand sides solved together.
  for (let j = 0; j < size; j += 2) {
    const w0 = j * size;
    const w1 = w0 + size;
    a[w0 + j + 1] = -a[w1 + j]! * a[w0 + j]! * a[w1 + j + 1]!;
    for (let i = j + 2; i < size; i += 2) {
      const l0 = i * size;
      const l1 = l0 + size;
      let s00 = a[l0 + j]! * a[w0 + j]!;
      let s10 = a[l1 + j]! * a[w0 + j]!;
      let s01 = 0;
      let s11 = 0;
      for (let k = j + 1; k < i; k++) {
        s00 += a[l0 + k]! * a[w0 + k]!;
        s01 += a[l0 + k]! * a[w1 + k]!;
        s10 += a[l1 + k]! * a[w0 + k]!;
        s11 += a[l1 + k]! * a[w1 + k]!;
      }
      a[w0 + i] = -s00 * a[l0 + i]!;
      a[w1 + i] = -s01 * a[l0 + i]!;
      a[w0 + i + 1] = -(s10 + a[l1 + i]! * a[w0 + i]!) * a[l1 + i + 1]!;
      a[w1 + i + 1] = -(s11 + a[l1 + i]! * a[w1 + i]!) * a[l1 + i + 1]!;
    }
  }
}

/** Puts W Wᵀ into the lower triangle. Its row i needs rows of W from their place i on only. */
function multiplyTriangle(a: Float64Array, size: number) {
  for (let i = 0; i < size; i += 2) {
    const i0 = i * size;
    const i1 = i0 + size;
    for (let j = 0; j <= i; j += 2) {
      const j0 = j * size;
      const j1 = j0 + size;
      // At place i the second row of each pair has nothing on the block of the diagonal.
      let s00 = a[i0 + i]! * a[j0 + i]!;
      let s01 = j < i ? a[i0 + i]! * a[j1 + i]! : 0;
      let s10 = 0;
      let s11 = 0;
      for (let k = i + 1; k < size; k++) {
        s00 += a[i0 + k]! * a[j0 + k]!;
        s01 += a[i0 + k]! * a[j1 + k]!;
        s10 += a[i1 + k]! * a[j0 + k]!;
        s11 += a[i1 + k]! * a[j1 + k]!;
      }
      a[i0 + j] = s00;
      if (j < i) a[i0 + j + 1] = s01;
      a[i1 + j] = s10;
      a[i1 + j + 1] = s11;
    }
  }
}
