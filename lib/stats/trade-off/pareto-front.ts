/** What a method is good at: more is better of both. */
export interface TradeOffPoint {
  accuracy: number;
  rating: number;
}

/**
 * Which of some methods are on the Pareto front: no other is at least as good at both and better at one.
 * Methods that are equal at both are on it together, or not at all.
 *
 * Source: Pareto 1906. Example: (.7, 3), (.6, 4), (.6, 3): the first two.
 * Throws RangeError when a figure is not a number.
 */
export function paretoFront(points: readonly TradeOffPoint[]): boolean[] {
  if (points.some(({ accuracy, rating }) => Number.isNaN(accuracy + rating))) {
    throw new RangeError("Every method needs an accuracy and a rating.");
  }
  return points.map((own) => !points.some((other) => dominates(other, own)));
}

function dominates(one: TradeOffPoint, other: TradeOffPoint): boolean {
  return (
    one.accuracy >= other.accuracy &&
    one.rating >= other.rating &&
    (one.accuracy > other.accuracy || one.rating > other.rating)
  );
}

export interface ParetoProbability {
  /** The share of replicates in which the method is on the front. */
  probability: number;
  /** Of that share, by the number of replicates alone. */
  se: number;
}

/**
 * How likely each method is to be on the Pareto front, given joint replicates of what all are good at.
 *
 * Unit of analysis: the replicate. Degenerate: no replicates leave nothing to count, and throw.
 * Example: two replicates of two methods, of which the second is on the front in one: 1 and .5.
 * Throws RangeError when there are no replicates, they differ in length, or a figure is not a number.
 *
 * @param replicates `[replicate][method]`
 */
export function paretoProbabilities(
  replicates: readonly (readonly TradeOffPoint[])[],
): ParetoProbability[] {
  const methods = replicates[0]?.length ?? 0;
  if (replicates.length === 0 || replicates.some((points) => points.length !== methods)) {
    throw new RangeError("Every replicate needs all methods.");
  }
  const counts = new Array<number>(methods).fill(0);
  for (const points of replicates) {
    paretoFront(points).forEach((isOnFront, method) => {
      if (isOnFront) counts[method]! += 1;
    });
  }
  return counts.map((count) => {
    const probability = count / replicates.length;
    return { probability, se: Math.sqrt((probability * (1 - probability)) / replicates.length) };
  });
}
