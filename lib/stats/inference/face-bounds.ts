import { innerProduct } from "./contrast-directions";

/**
 * Where one contrast is the largest of all, seen from its own direction: going away from it along v, at
 * right angles, another one takes over at the tangent `height / (slope · v)`, where that is positive.
 */
export interface FaceBound {
  /** In coordinates at right angles to the face's direction: one fewer than the rank. */
  slope: Float64Array;
  height: number;
}

/**
 * The bounds of the part of space in which |aᵢ · y| is the largest of all |aⱼ · y| and aᵢ · y positive.
 *
 * Each other direction gives two, for itself and for its opposite. Heights are half of squared
 * distances, so that they keep their digits where directions are nearly the same.
 */
export function faceBounds(directions: readonly Float64Array[], face: number): FaceBound[] {
  const own = directions[face]!;
  const across = complementOf(own);
  return directions.flatMap((other, place) => {
    if (place === face) return [];
    const slope = Float64Array.from(across, (axis) => innerProduct(axis, other));
    return [1, -1].map((sign) => ({
      slope: slope.map((value) => sign * value),
      height: own.reduce((sum, value, m) => sum + (value - sign * other[m]!) ** 2, 0) / 2,
    }));
  });
}

/** The smallest tangent at which another contrast takes over, along v. */
export function smallestTangent(bounds: readonly FaceBound[], v: ArrayLike<number>): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const { slope, height } of bounds) {
    const steepness = innerProduct(slope, v);
    if (steepness > 0 && height < smallest * steepness) smallest = height / steepness;
  }
  return smallest;
}

/** Axes of length 1 at right angles to the direction and to each other, by Householder's reflection. */
function complementOf(direction: Float64Array): Float64Array[] {
  const size = direction.length;
  const sign = direction[0]! < 0 ? -1 : 1;
  const mirror = Float64Array.from(direction);
  mirror[0]! += sign;
  const square = innerProduct(mirror, mirror);
  return Array.from({ length: size - 1 }, (_, place) =>
    mirror.map((value, m) => Number(m === place + 1) - (2 * value * mirror[place + 1]!) / square),
  );
}
