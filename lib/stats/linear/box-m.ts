import { covaryCompleteRows, type MeasureRows } from "@/lib/stats/descriptive/covary-complete-rows";
import { splitCompleteRows } from "@/lib/stats/descriptive/split-complete-rows";
import { choleskyInPlace, logDeterminant } from "@/lib/stats/numeric/cholesky";
import { chiSquareUpperTail } from "@/lib/stats/numeric/distributions";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";

export interface BoxM {
  /** M times its correction, which is about chi-square. */
  statistic: number;
  df: number;
  pValue: number;
  /** Box's M itself: 0 where all groups have the same covariances. */
  m: number;
  /** Complete rows. */
  n: number;
  /** Places of the groups without complete rows, which take no part. */
  emptyGroups: number[];
}

/** A variance that others explain but for this share of it is none: the measures determine it. */
const LEAST_OWN_VARIANCE = 1e-12;

/**
 * Tests whether the variances and covariances of several measures are the same in every group.
 *
 * Unit of analysis: the response that has all measures; others are left out. Assumptions: responses
 * are independent and normal; M takes skew and ties for different covariances, so that it rejects
 * often for ratings. Degenerate: fewer than two groups are insufficient data, and so is a group with
 * no more complete responses than measures; measures that determine one another within a group leave
 * M undefined.
 * Source: Box 1949, his chi-square approximation.
 * Example: one measure, 1 2 3 and 1 3 8: M 2.6537419, statistic 1.9903064 on 1 degree of freedom.
 * Throws RangeError when the columns differ in length or a row names a group or value that is not there.
 */
export function boxM(
  measures: readonly MeasureRows[],
  group: ArrayLike<number>,
  groups: number,
): Outcome<BoxM> {
  const k = measures.length;
  if (k < 1) return insufficientData("constructs", 1, k);
  const split = splitCompleteRows(measures, group, groups);
  const sizes = split.map((ofGroup) => ofGroup[0]!.value.length);
  const occupied = split.filter((_, place) => sizes[place]! > 0);
  if (occupied.length < 2) return insufficientData("groups", 2, occupied.length);
  const smallest = Math.min(...sizes.filter((size) => size > 0));
  if (smallest <= k) return insufficientData("complete-responses", k + 1, smallest);

  const pooled = new Float64Array(k * k);
  let dfs = 0;
  let reciprocals = 0;
  let own = 0;
  for (const ofGroup of occupied) {
    const { n, covariance } = covaryCompleteRows(ofGroup);
    const df = n - 1;
    covariance.forEach((value, place) => {
      pooled[place]! += df * value;
    });
    dfs += df;
    reciprocals += 1 / df;
    const triangle = choleskyInPlace(covariance, k, LEAST_OWN_VARIANCE);
    if (!triangle) return undefinedFigure("singular");
    own += df * logDeterminant(triangle, k);
  }
  const triangle = choleskyInPlace(
    pooled.map((value) => value / dfs),
    k,
    LEAST_OWN_VARIANCE,
  );
  if (!triangle) return undefinedFigure("singular");

  // Not below 0 but for rounding: log det is concave. Nor is the correction, for groups of this size.
  const m = Math.max(0, dfs * logDeterminant(triangle, k) - own);
  const others = occupied.length - 1;
  const correction =
    1 - ((2 * k * k + 3 * k - 1) / (6 * (k + 1) * others)) * (reciprocals - 1 / dfs);
  const statistic = correction * m;
  const df = ((k * (k + 1)) / 2) * others;
  return {
    kind: "estimate",
    statistic,
    df,
    pValue: chiSquareUpperTail(statistic, df),
    m,
    n: sizes.reduce((sum, size) => sum + size, 0),
    emptyGroups: sizes.flatMap((size, place) => (size === 0 ? [place] : [])),
  };
}
