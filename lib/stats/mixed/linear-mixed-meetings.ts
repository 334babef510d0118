import type { Levels } from "./linear-mixed-levels";

/** Which levels of a second factor every level of a first one meets, and in how many rows. */
export interface Meetings {
  /** Those of level a are at the places `offsets[a]` to `offsets[a + 1] - 1`. */
  offsets: Int32Array;
  /** The second factor's levels, ascending within a level of the first. */
  met: Int32Array;
  count: Float64Array;
}

/**
 * Counts the rows in which levels of two crossed factors meet; pairs that never do are not stored.
 *
 * Example: levels 0 1 0 0 and 0 1 1 0 meet as 0 with 0 twice, 0 with 1 once, and 1 with 1 once.
 */
export function countMeetings(first: Levels, second: Levels): Meetings {
  const all = Int32Array.from(first.level.keys());
  const sorted = sortByLevel(sortByLevel(all, second), first);
  const offsets = new Int32Array(first.sizes.length + 1);
  const met = new Int32Array(sorted.length);
  const count = new Float64Array(sorted.length);
  let used = 0;
  let place = 0;
  for (let a = 0; a < first.sizes.length; a++) {
    const start = used;
    for (const end = place + first.sizes[a]!; place < end; place++) {
      const b = second.level[sorted[place]!]!;
      if (used === start || met[used - 1] !== b) met[used++] = b;
      count[used - 1]! += 1;
    }
    offsets[a + 1] = used;
  }
  return { offsets, met: met.slice(0, used), count: count.slice(0, used) };
}

/** The rows by ascending level, those of one level in the order they came in. */
function sortByLevel(rows: Int32Array, { level, sizes }: Levels): Int32Array {
  const next = new Int32Array(sizes.length);
  for (let own = 1; own < sizes.length; own++) next[own] = next[own - 1]! + sizes[own - 1]!;
  const sorted = new Int32Array(rows.length);
  for (const row of rows) sorted[next[level[row]!]!++] = row;
  return sorted;
}
