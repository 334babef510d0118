/** X = Q R over the columns of X that do not follow from earlier ones. */
export interface OrthonormalBasis {
  /** Orthonormal columns, as many as X has rank. */
  q: Float64Array[];
  /** Upper triangular, square, row after row, with a positive diagonal. */
  r: Float64Array;
  /** The places in X of the columns kept, ascending. */
  kept: number[];
  /** The places of the others: each is a linear combination of columns before it. */
  aliased: number[];
}

/** What is left of a column, relative to its length, below which it follows from the others. As R. */
const TOLERANCE = 1e-7;

/**
 * An orthonormal basis of the columns, in their order, by Gram and Schmidt with every column projected
 * twice, which leaves Q orthogonal to working precision whatever the columns' scales are.
 *
 * Source: Björck 1996, section 2.4.5 (twice is enough); the tolerance is that of R's `lm`.
 * Example: columns 1 1 and 1 3 give q = ½√2 (1, 1), ½√2 (−1, 1) and r = √2 2√2 0 √2.
 * Throws nothing for columns of one length.
 */
export function orthonormalBasis(columns: readonly Float64Array[]): OrthonormalBasis {
  const q: Float64Array[] = [];
  const coefficients: number[][] = [];
  const kept: number[] = [];
  const aliased: number[] = [];
  columns.forEach((column, place) => {
    const rest = column.slice();
    const length = norm(rest);
    const onto = projectOut(q, rest);
    const left = norm(rest);
    if (!(left > TOLERANCE * length)) {
      aliased.push(place);
      return;
    }
    for (let row = 0; row < rest.length; row++) rest[row]! /= left;
    q.push(rest);
    coefficients.push([...onto, left]);
    kept.push(place);
  });
  const rank = kept.length;
  const r = new Float64Array(rank * rank);
  coefficients.forEach((ofColumn, column) => {
    ofColumn.forEach((value, row) => {
      r[row * rank + column] = value;
    });
  });
  return { q, r, kept, aliased };
}

/** Takes from `vector`, in place, its projection onto the orthonormal columns; gives Qᵀ vector. */
export function projectOut(q: readonly Float64Array[], vector: Float64Array): number[] {
  const onto = new Array<number>(q.length).fill(0);
  for (let pass = 0; pass < 2; pass++) {
    q.forEach((direction, index) => {
      let dot = 0;
      for (let row = 0; row < vector.length; row++) dot += direction[row]! * vector[row]!;
      for (let row = 0; row < vector.length; row++) vector[row]! -= dot * direction[row]!;
      onto[index]! += dot;
    });
  }
  return onto;
}

export function norm(vector: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < vector.length; row++) sum += vector[row]! ** 2;
  return Math.sqrt(sum);
}
