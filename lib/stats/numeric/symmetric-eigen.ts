export interface SymmetricEigen {
  /** The largest first. */
  values: Float64Array;
  /** The vector of value m, of length 1, is at the places `m * size` to `(m + 1) * size - 1`. */
  vectors: Float64Array;
}

/** Sweeps until nothing is left off the diagonal; small matrices need fewer than ten. */
const MOST_SWEEPS = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, given row after row, by Jacobi's rotations.
 *
 * Meant for small matrices: about 10 size³ steps a sweep. The sign of a vector is arbitrary.
 * Source: Jacobi 1846; Golub and Van Loan 2013, section 8.5.
 * Example: 2 1 1 2 has values 3 and 1.
 * Throws RangeError when the matrix is not of that size.
 */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  if (matrix.length !== size * size) throw new RangeError(`The matrix is not of size ${size}.`);
  const a = Float64Array.from(matrix);
  // Row m becomes the vector of value m.
  const v = new Float64Array(size * size);
  for (let m = 0; m < size; m++) v[m * size + m] = 1;

  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let isDiagonal = true;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const off = a[p * size + q]!;
        const scale = Math.abs(a[p * size + p]!) + Math.abs(a[q * size + q]!);
        // So small that it changes no digit of the diagonal.
        if (off === 0 || scale + Math.abs(off) / 16 === scale) continue;
        isDiagonal = false;
        const ratio = (a[q * size + q]! - a[p * size + p]!) / (2 * off);
        const t = Math.sign(ratio || 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
        const cosine = 1 / Math.hypot(1, t);
        rotateRows(a, size, p, q, cosine, t * cosine);
        rotateColumns(a, size, p, q, cosine, t * cosine);
        rotateRows(v, size, p, q, cosine, t * cosine);
      }
    }
    if (isDiagonal) break;
  }

  const order = Array.from({ length: size }, (_, m) => m).sort(
    (m, other) => a[other * size + other]! - a[m * size + m]!,
  );
  const vectors = new Float64Array(size * size);
  order.forEach((m, place) => {
    vectors.set(v.subarray(m * size, (m + 1) * size), place * size);
  });
  return { values: Float64Array.from(order, (m) => a[m * size + m]!), vectors };
}

function rotateRows(a: Float64Array, size: number, p: number, q: number, c: number, s: number) {
  for (let k = 0; k < size; k++) rotate(a, p * size + k, q * size + k, c, s);
}

function rotateColumns(a: Float64Array, size: number, p: number, q: number, c: number, s: number) {
  for (let k = 0; k < size; k++) rotate(a, k * size + p, k * size + q, c, s);
}

function rotate(a: Float64Array, first: number, second: number, c: number, s: number) {
  const [x, y] = [a[first]!, a[second]!];
  a[first] = c * x - s * y;
  a[second] = s * x + c * y;
}
