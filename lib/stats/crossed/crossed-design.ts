/** A random intercept: which level of it every row has, as any whole numbers. */
export interface RandomTerm {
  name: string;
  /** One entry a row. */
  level: ArrayLike<number>;
}

/** Which rows meet in which levels of several random intercepts. A vector over levels holds them term after term. */
export interface CrossedDesign {
  rows: number;
  terms: { name: string; levels: number }[];
  /** All levels of all terms. */
  columns: number;
  /** Of a vector over levels, the term of each place. */
  termOfColumn: Uint8Array;
  /** Of each row, the place of its level in a vector over levels: `[row * terms + term]`. */
  column: Int32Array;
}

/**
 * Numbers the levels.
 *
 * Example: participants 4 4 9, explanations 5 7 5: places 0 2, 0 3 and 1 2 of four.
 * Throws RangeError when there is no term, or a term has not one level a row.
 */
export function prepareCrossedDesign(terms: readonly RandomTerm[], rows: number): CrossedDesign {
  if (terms.length === 0) throw new RangeError("A model needs at least one random term.");
  if (terms.some(({ level }) => level.length !== rows)) {
    throw new RangeError("Every row needs a level of every random term.");
  }
  const compressed = terms.map(({ level }) => compress(level));
  const columns = compressed.reduce((sum, { levels }) => sum + levels, 0);
  const termOfColumn = new Uint8Array(columns);
  const column = new Int32Array(rows * terms.length);
  let start = 0;
  compressed.forEach(({ level, levels }, term) => {
    termOfColumn.fill(term, start, start + levels);
    for (let row = 0; row < rows; row++) column[row * terms.length + term] = start + level[row]!;
    start += levels;
  });
  return {
    rows,
    terms: terms.map(({ name }, place) => ({ name, levels: compressed[place]!.levels })),
    columns,
    termOfColumn,
    column,
  };
}

interface Compressed {
  level: Int32Array;
  levels: number;
}

/** Levels from 0 on, in the order in which they come. */
function compress(level: ArrayLike<number>): Compressed {
  const numberOf = new Map<number, number>();
  const compressed = new Int32Array(level.length);
  for (let row = 0; row < level.length; row++) {
    let number = numberOf.get(level[row]!);
    if (number === undefined) {
      number = numberOf.size;
      numberOf.set(level[row]!, number);
    }
    compressed[row] = number;
  }
  return { level: compressed, levels: numberOf.size };
}
