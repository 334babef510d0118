/** Rows that are rotated into the triangle at a time: with 40 columns they stay in a core's cache. */
const BLOCK = 256;

/**
 * The triangle R of the QR decomposition of a matrix given by its columns: R'R is its cross-product.
 *
 * The rows are taken block by block, each rotated into the triangle that the rows before it left, so
 * that memory does not grow with their number and no cross-product is formed, which would lose half
 * the digits where a column is large or nearly determined by others. Columns keep their order, also
 * where one determines another (`reduceTriangle` finds those); the diagonal may be negative.
 * Source: Golub and Van Loan 2013, sections 5.1 (reflections) and 5.2.3 (blocks of rows).
 * Example: the columns 3 4 and 1 2 give 5 and 2.2 in the first row, 0.4 in the second, up to sign.
 * Throws RangeError when the columns differ in length.
 *
 * @returns square, row after row, zero below the diagonal.
 */
export function triangulate(columns: readonly ArrayLike<number>[]): Float64Array {
  const size = columns.length;
  const rows = columns[0]?.length ?? 0;
  if (columns.some((column) => column.length !== rows)) {
    throw new RangeError("All columns need the same number of rows.");
  }
  const triangle = new Float64Array(size * size);
  const block = new Float64Array(size * BLOCK);
  for (let start = 0; start < rows; start += BLOCK) {
    const height = Math.min(BLOCK, rows - start);
    columns.forEach((column, place) => {
      const into = place * BLOCK;
      for (let row = 0; row < height; row++) block[into + row] = column[start + row]!;
    });
    for (let column = 0; column < size; column++) {
      reflectColumn(triangle, size, block, height, column);
    }
  }
  return triangle;
}

/** Moves the block's part of one column into the triangle's diagonal, by a reflection of all rows. */
function reflectColumn(
  triangle: Float64Array,
  size: number,
  block: Float64Array,
  height: number,
  column: number,
) {
  const mine = column * BLOCK;
  const diagonal = column * size + column;
  const head = triangle[diagonal]!;
  let squares = 0;
  for (let row = 0; row < height; row++) squares += block[mine + row]! ** 2;
  if (squares === 0) return;

  // The sign that adds, so that the head of the reflecting vector loses no digits.
  const norm = Math.sqrt(head * head + squares);
  const reflected = head > 0 ? -norm : norm;
  const first = head - reflected;
  const scale = 2 / (first * first + squares);
  triangle[diagonal] = reflected;
  for (let other = column + 1; other < size; other++) {
    const theirs = other * BLOCK;
    const above = column * size + other;
    let dot = first * triangle[above]!;
    for (let row = 0; row < height; row++) dot += block[mine + row]! * block[theirs + row]!;
    const factor = scale * dot;
    triangle[above]! -= factor * first;
    for (let row = 0; row < height; row++) block[theirs + row]! -= factor * block[mine + row]!;
  }
}
