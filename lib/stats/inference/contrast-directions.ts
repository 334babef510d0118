import { symmetricEigen } from "@/lib/stats/numeric/symmetric-eigen";

export interface ContrastDirections {
  /** The dimensions that the contrasts span: three for all pairs of four methods. */
  rank: number;
  /** Vectors of length 1 and of `rank` numbers, whose inner products are the correlations. */
  directions: Float64Array[];
}

/** An eigenvalue below this share of the largest is rounding. */
const RANK_ROUNDING = 1e-10;
/** Contrasts whose correlation is this near to 1 or −1 are the same contrast. */
const SAME = 1e-12;

/**
 * Contrasts as directions in as many dimensions as they span, each direction once: those of the same
 * contrast, or of its opposite, are one.
 *
 * Source: eigenvalues of the correlation matrix, which may be singular.
 * Example: variances 2 2 2 and covariances 1 −1 1 (all pairs of three methods) have rank 2.
 * Throws RangeError when the matrix is not square, symmetric and positive semidefinite with a positive
 * diagonal.
 *
 * @param covariance `[contrast][contrast]`
 */
export function contrastDirections(covariance: readonly ArrayLike<number>[]): ContrastDirections {
  const size = covariance.length;
  const sds = covariance.map((row, place) => Math.sqrt(row[place]!));
  const correlation = new Float64Array(size * size);
  covariance.forEach((row, i) => {
    if (row.length !== size || !(sds[i]! > 0) || !Number.isFinite(sds[i]!)) {
      throw new RangeError("A covariance matrix is square, with a positive diagonal.");
    }
    for (let j = 0; j < size; j++) {
      const value = (row[j]! + covariance[j]![i]!) / 2 / (sds[i]! * sds[j]!);
      if (!(Math.abs(row[j]! - covariance[j]![i]!) <= 1e-8 * sds[i]! * sds[j]!)) {
        throw new RangeError("A covariance matrix is symmetric.");
      }
      correlation[i * size + j] = i === j ? 1 : value;
    }
  });
  const { values, vectors } = symmetricEigen(correlation, size);
  const largest = values[0] ?? 0;
  if (values.some((value) => value < -1e-8 * largest)) {
    throw new RangeError("A covariance matrix has no negative eigenvalue.");
  }
  const rank = values.filter((value) => value > RANK_ROUNDING * largest).length;
  const directions: Float64Array[] = [];
  for (let contrast = 0; contrast < size; contrast++) {
    const direction = Float64Array.from(
      { length: rank },
      (_, m) => vectors[m * size + contrast]! * Math.sqrt(values[m]!),
    );
    const length = Math.hypot(...direction);
    const unit = direction.map((value) => value / length);
    const known = directions.some((other) => 1 - Math.abs(innerProduct(unit, other)) < SAME);
    if (!known) directions.push(unit);
  }
  return { rank, directions };
}

export function innerProduct(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let place = 0; place < one.length; place++) sum += one[place]! * other[place]!;
  return sum;
}
