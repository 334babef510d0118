/**
 * The quantile of type 7 in the numbering of Hyndman and Fan: the values, in order, are spread evenly
 * from probability 0 to 1, and between two of them the quantile lies on a straight line.
 */
function interpolate(n: number, probability: number, valueAt: (index: number) => number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`No quantile for a probability of ${probability}.`);
  }
  if (n < 1) throw new RangeError("No quantile of no values.");
  const position = (n - 1) * probability;
  const below = Math.floor(position);
  const share = position - below;
  const lower = valueAt(below);
  return share === 0 ? lower : lower + share * (valueAt(below + 1) - lower);
}

/**
 * The type 7 quantile (R's default) of numbers in ascending order.
 *
 * Degenerate: one number is its own quantile throughout. Source: Hyndman and Fan 1996.
 * Example: `quantileOfSorted([1, 2, 4], 0.75)` is 3.
 * Throws RangeError for no numbers or a probability outside 0 to 1.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  return interpolate(sorted.length, probability, (index) => sorted[index]!);
}

/**
 * The type 7 quantile of values that occur `counts` times each, as if they were written out.
 *
 * Source: Hyndman and Fan 1996. Example: `quantileOfCounts([1, 5], [1, 3], 0.25)` is 4.
 * Throws RangeError for no counts or a probability outside 0 to 1.
 */
export function quantileOfCounts(
  values: readonly number[],
  counts: readonly number[],
  probability: number,
): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return interpolate(n, probability, (index) => {
    let place = 0;
    for (let passed = counts[0]!; passed <= index; passed += counts[place]!) place += 1;
    return values[place]!;
  });
}
