import { quantileOfCounts, quantileOfSorted } from "@/lib/stats/descriptive/quantile";
import { countRatings } from "@/lib/stats/descriptive/value-counts";
import { type Estimate, insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";

export interface Fences {
  q1: number;
  q3: number;
  /** 1.5 interquartile ranges beyond the quartiles: what lies outside is an outlier. */
  lower: number;
  upper: number;
  /** 3 interquartile ranges beyond them: what lies outside is extreme. */
  extremeLower: number;
  extremeUpper: number;
}

export interface Outliers extends Fences {
  /** One a value, in the order of the values. */
  outlier: boolean[];
  extreme: boolean[];
}

/**
 * Finds the values that lie apart from the others: below the first or above the third quartile by more
 * than 1.5 interquartile ranges, and those by more than 3.
 *
 * Unit of analysis: the value, within one cell (a method, or a method of one model size). Assumptions:
 * none; the rule says that a value is unusual, not that it is wrong, and of a normal sample it flags
 * about one value in 140. Quartiles are of type 7 (R's default). Degenerate: no value is insufficient
 * data; of up to three values none can lie outside; where the middle half of the values are equal,
 * every other value does.
 * Source: Tukey 1977; quantiles Hyndman and Fan 1996.
 * Example: 1 2 4 8 16 32: quartiles 2.5 and 14, fences -14.75 and 31.25; 32 is an outlier.
 * Throws RangeError when a value is not a finite number.
 */
export function findOutliers(values: readonly number[]): Outcome<Outliers> {
  const wrong = values.find((value) => !Number.isFinite(value));
  if (wrong !== undefined) throw new RangeError(`${wrong} has no place among others.`);
  if (values.length === 0) return insufficientData("values", 1, 0);
  const sorted = Float64Array.from(values).sort();
  const fences = fencesAround(quantileOfSorted(sorted, 0.25), quantileOfSorted(sorted, 0.75));
  return {
    ...fences,
    outlier: values.map((value) => isOutlier(value, fences)),
    extreme: values.map((value) => value < fences.extremeLower || value > fences.extremeUpper),
  };
}

/**
 * The same fences around values that occur `counts` times each.
 *
 * Example: values 1 2 3, counts 1 6 1: both quartiles are 2, and so are the fences.
 */
export function fencesOfCounts(
  values: readonly number[],
  counts: readonly number[],
): Outcome<Fences> {
  const n = countRatings(counts);
  if (n < 1) return insufficientData("ratings", 1, n);
  return fencesAround(
    quantileOfCounts(values, counts, 0.25),
    quantileOfCounts(values, counts, 0.75),
  );
}

/** Whether a value lies outside of the fences; on them it does not. */
export function isOutlier(value: number, fences: Pick<Fences, "lower" | "upper">): boolean {
  return value < fences.lower || value > fences.upper;
}

function fencesAround(q1: number, q3: number): Estimate<Fences> {
  const range = q3 - q1;
  return {
    kind: "estimate",
    q1,
    q3,
    lower: q1 - 1.5 * range,
    upper: q3 + 1.5 * range,
    extremeLower: q1 - 3 * range,
    extremeUpper: q3 + 3 * range,
  };
}
