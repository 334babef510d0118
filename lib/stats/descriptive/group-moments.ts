import { countRatings, type ValueCounts } from "./value-counts";

/** What analyses of variance need to know of a group. */
export interface GroupMoments {
  n: number;
  /** 0 where there is no value, which `n` tells from a mean of 0. */
  mean: number;
  /** Sum of squared deviations from the mean. */
  squares: number;
}

/**
 * The moments of values that occur `counts` times each.
 *
 * Measured from the first value that occurs, so that equal values have exactly their value as mean and
 * no squares. Example: values 1 2 3, counts 1 2 1: n 4, mean 2, squares 2.
 */
export function momentsOfCounts(
  values: readonly number[],
  counts: readonly number[],
): GroupMoments {
  const n = countRatings(counts);
  if (n === 0) return { n, mean: 0, squares: 0 };
  const origin = values[counts.findIndex((count) => count > 0)]!;
  const sum = values.reduce((total, value, i) => total + counts[i]! * (value - origin), 0);
  const mean = origin + sum / n;
  const squares = values.reduce((total, value, i) => total + counts[i]! * (value - mean) ** 2, 0);
  return { n, mean, squares };
}

/** The moments of every group of a table of counts. */
export function momentsOfTable({ values, counts }: ValueCounts): GroupMoments[] {
  return counts.map((ofGroup) => momentsOfCounts(values, ofGroup));
}

/**
 * The moments of written-out numbers. Example: 1 2 2 3: n 4, mean 2, squares 2.
 * Throws RangeError when a number is not finite.
 */
export function momentsOfNumbers(numbers: readonly number[]): GroupMoments {
  const wrong = numbers.find((number) => !Number.isFinite(number));
  if (wrong !== undefined) throw new RangeError(`${wrong} has no place in a mean.`);
  const n = numbers.length;
  if (n === 0) return { n, mean: 0, squares: 0 };
  const origin = numbers[0]!;
  const mean = origin + numbers.reduce((sum, number) => sum + (number - origin), 0) / n;
  const squares = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0);
  return { n, mean, squares };
}
