export type LabelSide = "below" | "above";

/**
 * The side of marks with intervals that has room for their names: the one with more. Null where there
 * is nothing to name, or room on neither side.
 *
 * @param points - null where a method has no ratings.
 * @param range - of the axis.
 * @param needed - the room for the names, as a share of the axis.
 */
export function labelSide(
  points: readonly ({ mean: number; interval: [number, number] | null } | null)[],
  [low, high]: [number, number],
  needed: number,
): LabelSide | null {
  const ends = points.flatMap((point) => (point ? (point.interval ?? [point.mean]) : []));
  if (ends.length === 0) return null;
  const below = Math.min(...ends) - low;
  const above = high - Math.max(...ends);
  if (Math.max(below, above) < needed * (high - low)) return null;
  return below >= above ? "below" : "above";
}
