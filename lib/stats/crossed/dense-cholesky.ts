/**
 * The lower triangle L of a symmetric positive definite matrix A = L Lᵀ, in place, for matrices of
 * hundreds of rows: two rows and two columns at a time, so that every number loaded is used twice. False
 * when A is not positive definite to working precision; `a` is then of no use.
 *
 * `a` is square, row after row; only its lower triangle is read, and its upper one is left as it is.
 * `size` has to be even: a caller with an odd one adds a row and column of the unit matrix.
 * Source: Golub and Van Loan 2013, algorithm 4.2.2 by blocks.
 * Example: 4 2 2 5 becomes 2 2 1 2.
 * Throws RangeError when the size is odd.
 */
export function denseCholesky(a: Float64Array, size: number): boolean {
  if (size % 2 !== 0) throw new RangeError(`A size of ${size} is odd.`);
  for (let j = 0; j < size; j += 2) {
    const j0 = j * size;
    const j1 = j0 + size;
    let d00 = a[j0 + j]!;
    let d10 = a[j1 + j]!;
    let d11 = a[j1 + j + 1]!;
    const [given0, given1] = [d00, d11];
    for (let k = 0; k < j; k++) {
      const x = a[j0 + k]!;
      const y = a[j1 + k]!;
      d00 -= x * x;
      d10 -= x * y;
      d11 -= y * y;
    }
    if (!(d00 > 1e-14 * given0)) return false;
    const l00 = Math.sqrt(d00);
    const l10 = d10 / l00;
    d11 -= l10 * l10;
    if (!(d11 > 1e-14 * given1)) return false;
    const l11 = Math.sqrt(d11);
    a[j0 + j] = l00;
    a[j1 + j] = l10;
    a[j1 + j + 1] = l11;
    for (let i = j + 2; i < size; i += 2) {
      const i0 = i * size;
      const i1 = i0 + size;
      let s00 = a[i0 + j]!;
      let s01 = a[i0 + j + 1]!;
      let s10 = a[i1 + j]!;
      let s11 = a[i1 + j + 1]!;
      for (let k = 0; k < j; k++) {
        const x = a[j0 + k]!;
        const y = a[j1 + k]!;
        const u = a[i0 + k]!;
        const v = a[i1 + k]!;
        s00 -= u * x;
        s01 -= u * y;
        s10 -= v * x;
        s11 -= v * y;
      }
      s00 /= l00;
      s10 /= l00;
      a[i0 + j] = s00;
      a[i1 + j] = s10;
      a[i0 + j + 1] = (s01 - s00 * l10) / l11;
      a[i1 + j + 1] = (s11 - s10 * l10) / l11;
    }
  }
  return true;
}
