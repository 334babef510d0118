/**
 * The bounds outside of which a value counts as outlying: 1.5 interquartile ranges below the first
 * and above the third quartile. Quartiles are interpolated linearly (type 7 of Hyndman and Fan 1996,
 * the default of R and NumPy). Null for no values. With fewer than five values nothing low can lie
 * outside unless the others are close together; with three or fewer nothing can.
 */
export function tukeyFences(values: readonly number[]): { lower: number; upper: number } | null {
  const sorted = values.toSorted((a, b) => a - b);
  const first = quantile(sorted, 0.25);
  const third = quantile(sorted, 0.75);
  if (first === null || third === null) return null;
  const reach = 1.5 * (third - first);
  return { lower: first - reach, upper: third + reach };
}

function quantile(sorted: readonly number[], share: number): number | null {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return null;
  return below + (place - Math.floor(place)) * (above - below);
}
