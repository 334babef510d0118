/**
 * How often each value occurs in each group: all that means, deviations, quantiles, rank tests and
 * effect sizes need to know, at a size that does not grow with the number of ratings.
 */
export interface ValueCounts {
  /** Distinct and ascending. A value may have no counts. */
  values: readonly number[];
  /** `counts[group][valueIndex]`; a group may be empty. */
  counts: readonly (readonly number[])[];
}

/** The five answers of an agreement scale. */
export const AGREEMENT_VALUES: readonly number[] = [1, 2, 3, 4, 5];

/**
 * Makes the table from counts that are already there, as a database that groups by value has them.
 *
 * Example: `fromCounts([[8, 25, 25, 112, 107], [2, 17, 15, 121, 121]])` is two groups rated 1 to 5.
 * Throws RangeError when the values are not finite and ascending, a group has another number of
 * counts than there are values, or a count is not a whole number of at least 0.
 */
export function fromCounts(
  counts: readonly (readonly number[])[],
  values: readonly number[] = AGREEMENT_VALUES,
): ValueCounts {
  values.forEach((value, index) => {
    const previous = index > 0 ? values[index - 1]! : Number.NEGATIVE_INFINITY;
    if (!Number.isFinite(value) || !(value > previous)) {
      throw new RangeError(`Values must be finite and ascending; place ${index} holds ${value}.`);
    }
  });
  counts.forEach((ofGroup, group) => {
    if (ofGroup.length !== values.length) {
      throw new RangeError(
        `Group ${group} has ${ofGroup.length} counts for ${values.length} values.`,
      );
    }
    const wrong = ofGroup.find((count) => !Number.isSafeInteger(count) || count < 0);
    if (wrong !== undefined) throw new RangeError(`Group ${group} has a count of ${wrong}.`);
  });
  return { values, counts };
}

/**
 * Counts raw numbers, one array a group. Two numbers are the same value only when they are equal to
 * the last bit, so row means should come in as `sum / constructs` (or through `rowMeanValues`).
 *
 * Example: `countValues([[4, 5, 4], [1]])` is values 1, 4, 5 with counts 0 2 1 and 1 0 0.
 * Throws RangeError when a number is not finite: a missing rating is left out by the caller.
 */
export function countValues(groups: readonly (readonly number[])[]): ValueCounts {
  const values = [...new Set(groups.flat())].sort((a, b) => a - b);
  const place = new Map(values.map((value, index) => [value, index]));
  const counts = groups.map((numbers) => {
    const ofGroup = new Array<number>(values.length).fill(0);
    for (const number of numbers) ofGroup[place.get(number)!]! += 1;
    return ofGroup;
  });
  return fromCounts(counts, values);
}

/**
 * The values that the mean of `constructs` whole-number ratings from `low` to `high` can take, by
 * ascending sum; with it, counts per sum (whole numbers) become counts per mean without rounding.
 *
 * Example: five constructs rated 1 to 5 have the 21 means 1, 1.2, … 5, for the sums 5 to 25.
 * Throws RangeError when a bound or the number of constructs is not whole, or they are out of order.
 */
export function rowMeanValues(constructs: number, low = 1, high = 5): number[] {
  const whole = [constructs, low, high].every(Number.isSafeInteger);
  if (!whole || constructs < 1 || high < low) {
    throw new RangeError(`No row means of ${constructs} ratings from ${low} to ${high}.`);
  }
  const sums = constructs * (high - low) + 1;
  return Array.from({ length: sums }, (_, index) => (constructs * low + index) / constructs);
}

/** How often each value occurs over all groups. */
export function totalsPerValue({ values, counts }: ValueCounts): number[] {
  return values.map((_, index) => counts.reduce((sum, ofGroup) => sum + ofGroup[index]!, 0));
}

/** How many ratings a group has. */
export function countRatings(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
