/**
 * The lower triangle L of a symmetric positive definite matrix A = L Lᵀ, in place; null when A is not
 * positive definite to working precision.
 *
 * `a` is square, row after row; only its lower triangle is read, and its upper one is left as it is.
 * A pivot below `tolerance` times its diagonal element of A counts as zero.
 * Source: Golub and Van Loan 2013, algorithm 4.2.2.
 * Example: 4 2 2 5 becomes 2 2 1 2.
 */
export function choleskyInPlace(
  a: Float64Array,
  size: number,
  tolerance = 1e-14,
): Float64Array | null {
  for (let column = 0; column < size; column++) {
    const diagonal = column * size + column;
    const given = a[diagonal]!;
    let pivot = given;
    for (let k = 0; k < column; k++) pivot -= a[column * size + k]! ** 2;
    if (!(pivot > tolerance * Math.abs(given)) || !(pivot > 0)) return null;
    const root = Math.sqrt(pivot);
    a[diagonal] = root;
    for (let row = column + 1; row < size; row++) {
      let sum = a[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= a[row * size + k]! * a[column * size + k]!;
      a[row * size + column] = sum / root;
    }
  }
  return a;
}

/** Solves L x = b in place, L as `choleskyInPlace` leaves it. */
export function solveLower(l: Float64Array, size: number, b: Float64Array): Float64Array {
  for (let row = 0; row < size; row++) {
    let sum = b[row]!;
    for (let k = 0; k < row; k++) sum -= l[row * size + k]! * b[k]!;
    b[row] = sum / l[row * size + row]!;
  }
  return b;
}

/** Solves Lᵀ x = b in place. */
export function solveLowerTransposed(l: Float64Array, size: number, b: Float64Array): Float64Array {
  for (let row = size - 1; row >= 0; row--) {
    let sum = b[row]!;
    for (let k = row + 1; k < size; k++) sum -= l[k * size + row]! * b[k]!;
    b[row] = sum / l[row * size + row]!;
  }
  return b;
}

/** Solves A x = b in place, A = L Lᵀ. */
export function solveCholesky(l: Float64Array, size: number, b: Float64Array): Float64Array {
  return solveLowerTransposed(l, size, solveLower(l, size, b));
}

/** The inverse of A = L Lᵀ, whole, row after row. */
export function invertCholesky(l: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let index = 0; index < size; index++) {
    column.fill(0);
    column[index] = 1;
    solveCholesky(l, size, column);
    for (let row = 0; row < size; row++) inverse[row * size + index] = column[row]!;
  }
  return inverse;
}

/** log det A of A = L Lᵀ. */
export function logDeterminant(l: Float64Array, size: number): number {
  let sum = 0;
  for (let index = 0; index < size; index++) sum += 2 * Math.log(l[index * size + index]!);
  return sum;
}
