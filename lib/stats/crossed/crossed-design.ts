/** A random intercept: which level of it every row has, as any whole numbers. */
export interface RandomTerm {
  name: string;
  /** One entry a row. */
  level: ArrayLike<number>;
}

/**
 * Which rows meet in which levels of several random intercepts, arranged so that most levels can be
 * eliminated in small blocks. One term, the carrier, has a block a level; a block holds that level and the
 * levels of other terms that occur within it alone (a participant with the participant's methods, or a
 * question with its explanations). The levels of all other terms are dense.
 *
 * Rows are kept in the order of blocks. A vector over levels holds the blocks' levels first, block after
 * block, then the dense ones, term after term.
 */
export interface CrossedDesign {
  rows: number;
  terms: { name: string; levels: number }[];
  /** The row as given that each kept row is. */
  order: Int32Array;
  /** All levels of all terms. */
  columns: number;
  /** Of a vector over levels, the term of each place. */
  termOfColumn: Uint8Array;
  /** Of each kept row, the place of its level in a vector over levels: `[row * terms + term]`. */
  column: Int32Array;
  /** Terms whose levels lie in blocks, the carrier first; the others. */
  nested: number[];
  dense: number[];
  blocks: number;
  /** Rows and levels of block b are at `rowStart[b]` to `rowStart[b + 1] - 1`, and so on. */
  rowStart: Int32Array;
  levelStart: Int32Array;
  /** Of each kept row: its level within the block, `[row * nested.length + place]`. */
  nestedAt: Int32Array;
  /** Dense levels, from 0, and how many of them there are. */
  denseLevels: number;
  /** Of each kept row: its dense level, and that one's place among those that its block meets. */
  denseColumn: Int32Array;
  denseAt: Int32Array;
  /** The dense levels that block b meets, ascending, are `met[metStart[b]]` and on. */
  metStart: Int32Array;
  met: Int32Array;
}

/**
 * Arranges the levels: the carrier is the term that leaves the fewest levels dense.
 *
 * Example: participants 0 0 1 1, explanations 5 7 5 7: two blocks of one level, two dense levels.
 * Throws RangeError when there is no term, or a term has not one level a row.
 */
export function prepareCrossedDesign(terms: readonly RandomTerm[], rows: number): CrossedDesign {
  if (terms.length === 0) throw new RangeError("A model needs at least one random term.");
  if (terms.some(({ level }) => level.length !== rows)) {
    throw new RangeError("Every row needs a level of every random term.");
  }
  const compressed = terms.map(({ level }) => compress(level));
  const carrier = findCarrier(compressed);
  const nested = [carrier];
  const dense: number[] = [];
  compressed.forEach((term, place) => {
    if (place === carrier) return;
    (isWithin(term, compressed[carrier]!) ? nested : dense).push(place);
  });

  const group = compressed[carrier]!;
  const blocks = group.levels;
  const rowStart = new Int32Array(blocks + 1);
  for (let row = 0; row < rows; row++) rowStart[group.level[row]! + 1]! += 1;
  for (let block = 0; block < blocks; block++) rowStart[block + 1]! += rowStart[block]!;
  const order = new Int32Array(rows);
  const next = rowStart.slice();
  for (let row = 0; row < rows; row++) order[next[group.level[row]!]!++] = row;

  const levelStart = new Int32Array(blocks + 1);
  const nestedAt = new Int32Array(rows * nested.length);
  const columns = compressed.reduce((sum, { levels }) => sum + levels, 0);
  const termOfColumn = new Uint8Array(columns);
  const column = new Int32Array(rows * terms.length);
  const denseOffset = new Int32Array(terms.length);
  let denseLevels = 0;
  for (const term of dense) {
    denseOffset[term] = denseLevels;
    denseLevels += compressed[term]!.levels;
  }
  const inBlocks = columns - denseLevels;
  const denseColumn = new Int32Array(rows * dense.length);
  const denseAt = new Int32Array(rows * dense.length);
  const metStart = new Int32Array(blocks + 1);
  const met: number[] = [];
  const placeOf = compressed.map(({ levels }) => new Int32Array(levels).fill(-1));
  for (let block = 0; block < blocks; block++) {
    const start = levelStart[block]!;
    let size = 0;
    const own = new Set<number>();
    for (let at = rowStart[block]!; at < rowStart[block + 1]!; at++) {
      const row = order[at]!;
      nested.forEach((term, place) => {
        const level = compressed[term]!.level[row]!;
        if (placeOf[term]![level]! < 0) {
          termOfColumn[start + size] = term;
          placeOf[term]![level] = size++;
        }
        nestedAt[at * nested.length + place] = placeOf[term]![level]!;
        column[at * terms.length + term] = start + placeOf[term]![level]!;
      });
      dense.forEach((term, place) => {
        const level = denseOffset[term]! + compressed[term]!.level[row]!;
        own.add(level);
        denseColumn[at * dense.length + place] = level;
        column[at * terms.length + term] = inBlocks + level;
        termOfColumn[inBlocks + level] = term;
      });
    }
    const ascending = [...own].sort((a, b) => a - b);
    const at = new Map(ascending.map((level, place) => [level, place]));
    for (
      let entry = rowStart[block]! * dense.length;
      entry < rowStart[block + 1]! * dense.length;
      entry++
    ) {
      denseAt[entry] = at.get(denseColumn[entry]!)!;
    }
    for (const level of ascending) met.push(level);
    levelStart[block + 1] = start + size;
    metStart[block + 1] = met.length;
  }
  return {
    rows,
    terms: terms.map(({ name }, place) => ({ name, levels: compressed[place]!.levels })),
    order,
    columns,
    termOfColumn,
    column,
    nested,
    dense,
    blocks,
    rowStart,
    levelStart,
    nestedAt,
    denseLevels,
    denseColumn,
    denseAt,
    metStart,
    met: Int32Array.from(met),
  };
}

interface Compressed {
  level: Int32Array;
  levels: number;
}

/** Levels from 0 on, in the order in which they come. */
export function compress(level: ArrayLike<number>): Compressed {
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

/** Whether each level of `inner` occurs with one level of `outer` alone. */
export function isWithin(inner: Compressed, outer: Compressed): boolean {
  const outerOf = new Int32Array(inner.levels).fill(-1);
  for (let row = 0; row < inner.level.length; row++) {
    const own = inner.level[row]!;
    if (outerOf[own]! < 0) outerOf[own] = outer.level[row]!;
    else if (outerOf[own] !== outer.level[row]) return false;
  }
  return true;
}

function findCarrier(terms: readonly Compressed[]): number {
  let best = 0;
  let fewest = Number.POSITIVE_INFINITY;
  terms.forEach((carrier, place) => {
    let left = 0;
    for (const term of terms) {
      if (term !== carrier && !isWithin(term, carrier)) left += term.levels;
    }
    // Among equals the one with more levels has the smaller blocks, unless it is another one's inner term.
    if (left < fewest) {
      fewest = left;
      best = place;
    }
  });
  return best;
}
