/** One measure of every row. */
export interface MeasureRows {
  values: readonly number[];
  /** The place of the row's rating in `values`; below 0 where it is missing. */
  value: ArrayLike<number>;
}

export interface Covariances {
  /** Rows without a missing rating. */
  n: number;
  /** Measures. */
  k: number;
  /** Variances and covariances with n − 1, row after row; all 0 for fewer than two rows. */
  covariance: Float64Array;
}

/**
 * Variances and covariances of measures over the rows that have them all.
 *
 * Unit of analysis: the row (a response). Rows with a missing rating are left out as a whole, which
 * is sound where ratings are missing completely at random. Deviations are taken from the mean, in a
 * second pass, and from the first complete row, so that equal ratings have a variance of exactly 0.
 * Source: Chan, Golub and LeVeque 1983, the corrected two-pass algorithm.
 * Example: 1 2 3 and 1 2 5 have variances 1 and 13/3 and covariance 2.
 * Throws RangeError when measures differ in length or a row names a value that is not there.
 */
export function covaryCompleteRows(measures: readonly MeasureRows[]): Covariances {
  const k = measures.length;
  const rows = measures[0]?.value.length ?? 0;
  if (measures.some(({ value }) => value.length !== rows)) {
    throw new RangeError("Every measure needs a rating of every row.");
  }
  const complete = listCompleteRows(measures, rows);
  const n = complete.length;
  const covariance = new Float64Array(k * k);
  if (n < 2) return { n, k, covariance };

  const origin = measures.map(({ values, value }) => values[value[complete[0]!]!]!);
  const mean = new Float64Array(k);
  for (const row of complete) {
    for (let m = 0; m < k; m++)
      mean[m]! += measures[m]!.values[measures[m]!.value[row]!]! - origin[m]!;
  }
  for (let m = 0; m < k; m++) mean[m]! /= n;
  const deviation = new Float64Array(k);
  const excess = new Float64Array(k);
  for (const row of complete) {
    for (let m = 0; m < k; m++) {
      const { values, value } = measures[m]!;
      deviation[m] = values[value[row]!]! - origin[m]! - mean[m]!;
      excess[m]! += deviation[m]!;
      for (let other = 0; other <= m; other++) {
        covariance[m * k + other]! += deviation[m]! * deviation[other]!;
      }
    }
  }
  for (let m = 0; m < k; m++) {
    for (let other = 0; other <= m; other++) {
      const sum = covariance[m * k + other]! - (excess[m]! * excess[other]!) / n;
      covariance[m * k + other] = sum / (n - 1);
      covariance[other * k + m] = sum / (n - 1);
    }
  }
  return { n, k, covariance };
}

function listCompleteRows(measures: readonly MeasureRows[], rows: number): Int32Array {
  const complete = new Int32Array(rows);
  let n = 0;
  for (let row = 0; row < rows; row++) {
    let isComplete = true;
    for (const { values, value } of measures) {
      const place = value[row]!;
      if (!(place < values.length)) throw new RangeError(`Row ${row} names value ${place}.`);
      if (place < 0) isComplete = false;
    }
    if (isComplete) complete[n++] = row;
  }
  return complete.subarray(0, n);
}

/** The correlations that belong to covariances; null when a variance is 0. */
export function correlationsOf({ k, covariance }: Covariances): Float64Array | null {
  const correlation = new Float64Array(k * k);
  for (let m = 0; m < k; m++) {
    if (!(covariance[m * k + m]! > 0)) return null;
    for (let other = 0; other < m; other++) {
      const scale = Math.sqrt(covariance[m * k + m]! * covariance[other * k + other]!);
      correlation[m * k + other] = covariance[m * k + other]! / scale;
      correlation[other * k + m] = correlation[m * k + other]!;
    }
    correlation[m * k + m] = 1;
  }
  return correlation;
}
