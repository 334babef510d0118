import { listPairs } from "@/lib/stats/numeric/list-pairs";

/** Estimates that belong together, and how they vary together: `covariance[row][column]`. */
export interface JointEstimates {
  estimates: number[];
  covariance: number[][];
}

/**
 * Sums of estimates with weights, and their covariance W V Wᵀ.
 *
 * Example: estimates 1 and 3 with variances 1 and 1 and covariance .5, weights −1 1: 2 with variance 1.
 * Throws RangeError when sizes do not fit together.
 *
 * @param weights `[contrast][estimate]`
 */
export function linearContrasts(
  {
    estimates,
    covariance,
  }: { estimates: ArrayLike<number>; covariance: readonly ArrayLike<number>[] },
  weights: readonly (readonly number[])[],
): JointEstimates {
  const size = estimates.length;
  if (covariance.length !== size || covariance.some((row) => row.length !== size)) {
    throw new RangeError("The covariance matrix is not of the estimates' size.");
  }
  if (weights.some((row) => row.length !== size)) {
    throw new RangeError("Every contrast needs one weight for every estimate.");
  }
  const half = weights.map((row) =>
    Array.from({ length: size }, (_, column) =>
      row.reduce((sum, weight, place) => sum + weight * covariance[place]![column]!, 0),
    ),
  );
  return {
    estimates: weights.map((row) =>
      row.reduce((sum, weight, place) => sum + weight * estimates[place]!, 0),
    ),
    covariance: half.map((row) =>
      weights.map((other) => other.reduce((sum, weight, place) => sum + weight * row[place]!, 0)),
    ),
  };
}

/** Second minus first of all pairs, in the order of `listPairs`. */
export function pairWeights(groups: number): number[][] {
  return listPairs(groups).map(({ first, second }) =>
    Array.from(
      { length: groups },
      (_, group) => Number(group === second) - Number(group === first),
    ),
  );
}

/** Each group but the baseline, in order, minus the baseline. */
export function baselineWeights(groups: number, baseline: number): number[][] {
  return Array.from({ length: groups }, (_, group) => group)
    .filter((group) => group !== baseline)
    .map((group) =>
      Array.from({ length: groups }, (_, at) => Number(at === group) - Number(at === baseline)),
    );
}
