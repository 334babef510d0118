/** In which order the levels of a sparse symmetric matrix are eliminated, and what that fills. */
export interface Elimination {
  /** Levels that are eliminated one by one, in this order; those that are left form a dense matrix. */
  order: number[];
  /** Of each eliminated level the levels that it is coupled to then, which all come later. */
  coupled: number[][];
  dense: number[];
}

/** From here on the levels that are left are coupled so densely that a dense factor is quicker. */
const DENSE_SHARE = 0.7;

/**
 * An order of elimination by minimum degree: always the level that is coupled to the fewest others, whose
 * elimination couples all of these. It stops where what is left is nearly full, so that the dense part is
 * small, and cost grows with what is filled, not with the square of the levels.
 *
 * Source: Tinney and Walker 1967 (scheme 2); George and Liu 1989.
 * Example: three levels that are coupled to a fourth alone are eliminated first.
 *
 * @param couplings pairs of different levels, in any order and number
 */
export function eliminationOrder(
  levels: number,
  couplings: Iterable<readonly [number, number]>,
): Elimination {
  const neighbours = Array.from({ length: levels }, () => new Set<number>());
  for (const [a, b] of couplings) {
    neighbours[a]!.add(b);
    neighbours[b]!.add(a);
  }
  // Levels by degree; one that has changed its degree is passed over where it lay before.
  const byDegree: number[][] = [];
  const put = (level: number) => {
    const degree = neighbours[level]!.size;
    while (byDegree.length <= degree) byDegree.push([]);
    byDegree[degree]!.push(level);
  };
  for (let level = levels - 1; level >= 0; level--) put(level);
  const isLeft = new Uint8Array(levels).fill(1);
  const order: number[] = [];
  const coupled: number[][] = [];
  let left = levels;
  let degree = 0;
  while (left > 0) {
    while (degree < byDegree.length && byDegree[degree]!.length === 0) degree++;
    const level = byDegree[degree]!.pop()!;
    if (!isLeft[level] || neighbours[level]!.size !== degree) continue;
    if (degree > DENSE_SHARE * (left - 1) && degree > 2) break;
    isLeft[level] = 0;
    left -= 1;
    const own = [...neighbours[level]!];
    order.push(level);
    coupled.push(own);
    for (const one of own) {
      const others = neighbours[one]!;
      others.delete(level);
      for (const other of own) if (other !== one) others.add(other);
    }
    for (const one of own) {
      put(one);
      degree = Math.min(degree, neighbours[one]!.size);
    }
    neighbours[level]!.clear();
  }
  const dense: number[] = [];
  for (let level = 0; level < levels; level++) if (isLeft[level]) dense.push(level);
  return { order, coupled, dense };
}
