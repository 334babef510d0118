/** Solves R x = b in place, R an upper triangle, row after row. */
export function solveUpper(r: Float64Array, size: number, b: Float64Array): Float64Array {
  for (let row = size - 1; row >= 0; row--) {
    let sum = b[row]!;
    for (let k = row + 1; k < size; k++) sum -= r[row * size + k]! * b[k]!;
    b[row] = sum / r[row * size + row]!;
  }
  return b;
}

/** Solves R' x = b in place. */
export function solveUpperTransposed(r: Float64Array, size: number, b: Float64Array): Float64Array {
  for (let row = 0; row < size; row++) {
    let sum = b[row]!;
    for (let k = 0; k < row; k++) sum -= r[k * size + row]! * b[k]!;
    b[row] = sum / r[row * size + row]!;
  }
  return b;
}
