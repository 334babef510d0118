/** One random factor of a linear mixed model: which of its levels every row has. */
export interface Levels {
  /** Of each row: its level's number, from 0, by first appearance. */
  level: Int32Array;
  /** How many rows each level has. */
  sizes: Float64Array;
}

/**
 * Numbers the levels of a factor (the participants, the questions) by their first appearance.
 *
 * Example: 7 7 9 7 becomes levels 0 0 1 0 of sizes 3 and 1.
 * Throws RangeError when an entry is not a number, which could not be told apart from others.
 */
export function numberLevels(factor: ArrayLike<number>): Levels {
  const numberOf = new Map<number, number>();
  const level = new Int32Array(factor.length);
  for (let row = 0; row < factor.length; row++) {
    const name = factor[row]!;
    if (Number.isNaN(name)) throw new RangeError(`Row ${row} has no level.`);
    let number = numberOf.get(name);
    if (number === undefined) {
      number = numberOf.size;
      numberOf.set(name, number);
    }
    level[row] = number;
  }
  const sizes = new Float64Array(numberOf.size);
  for (let row = 0; row < level.length; row++) sizes[level[row]!]! += 1;
  return { level, sizes };
}
