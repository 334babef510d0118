/** Below this share of its length a column counts as determined by those before it. R's `lm` has it. */
const TOLERANCE = 1e-7;

export interface ReducedTriangle {
  /** Places of the columns that the earlier ones do not determine. */
  kept: number[];
  aliased: number[];
  /** The triangle of the kept columns, square, row after row. */
  triangle: Float64Array;
  /** What each kept column adds to the response's length, signed; their squares are sums of squares. */
  effects: Float64Array;
  /** The residual sum of squares. */
  rss: number;
}

/**
 * Sets apart the columns of a model that earlier columns determine, and brings the others and the
 * response into a triangle without them.
 *
 * A column is left out where what the columns before it leave of it is shorter than 1e-7 of itself;
 * it then has no coefficient, and the later ones are as if it had never been there. That is the rule
 * of R's `lm`, so that the same terms are dropped. The triangle's columns have the lengths and angles
 * of the data's, so nothing but the triangle is needed.
 * Source: the limited pivoting of LINPACK's dqrdc as changed for R (R Core Team, `lm`).
 * Example: with columns 1 1 1, 2 2 2 and 0 1 2 the second is aliased.
 * Throws nothing for a triangle made by `triangulate`.
 *
 * @param full the triangle of the model's columns with the response as the last one.
 */
export function reduceTriangle(full: Float64Array, size: number): ReducedTriangle {
  const work = full.slice();
  const last = size - 1;
  const kept: number[] = [];
  const aliased: number[] = [];
  for (let column = 0; column < last; column++) {
    const rank = kept.length;
    const left = lengthOf(work, size, column, rank);
    if (left === 0 || left < TOLERANCE * lengthOf(full, size, column, 0)) {
      aliased.push(column);
      continue;
    }
    reflect(work, size, column, rank, left);
    kept.push(column);
  }

  const rank = kept.length;
  const triangle = new Float64Array(rank * rank);
  kept.forEach((column, place) => {
    for (let row = 0; row <= place; row++) {
      triangle[row * rank + place] = work[row * size + column]!;
    }
  });
  return {
    kept,
    aliased,
    triangle,
    effects: Float64Array.from(kept, (_, row) => work[row * size + last]!),
    rss: lengthOf(work, size, last, rank) ** 2,
  };
}

function lengthOf(matrix: Float64Array, size: number, column: number, from: number): number {
  let squares = 0;
  for (let row = from; row < size; row++) squares += matrix[row * size + column]! ** 2;
  return Math.sqrt(squares);
}

/** Reflects the rows from `rank` on, in this and all later columns, so that the column ends there. */
function reflect(work: Float64Array, size: number, column: number, rank: number, left: number) {
  const head = work[rank * size + column]!;
  const reflected = head > 0 ? -left : left;
  const vector = new Float64Array(size);
  for (let row = rank; row < size; row++) vector[row] = work[row * size + column]!;
  vector[rank] = head - reflected;
  const scale = 1 / (left * (left + Math.abs(head)));
  for (let other = column; other < size; other++) {
    let dot = 0;
    for (let row = rank; row < size; row++) dot += vector[row]! * work[row * size + other]!;
    for (let row = rank; row < size; row++) {
      work[row * size + other]! -= scale * dot * vector[row]!;
    }
  }
}
