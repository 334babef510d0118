import type { MeasureRows } from "@/lib/stats/descriptive/covary-complete-rows";

export interface RatedRows {
  /** One entry a row: any number that tells participants apart. */
  cluster: ArrayLike<number>;
  /** One entry a row, from 0. */
  group: ArrayLike<number>;
  groups: number;
  /** All of the same rows; values distinct and ascending. */
  measures: readonly MeasureRows[];
}

/**
 * The ratings of all measures, counted by participant and cell. The cell of a rating is a place in one
 * table of all measures: `first[measure] + group * values + value`.
 */
export interface ParticipantCells {
  participants: number;
  /** The cells in the table. */
  size: number;
  /** The first cell of each measure. */
  first: number[];
  /** The cells of participant p are at the places `offsets[p]` to `offsets[p + 1] - 1`. */
  offsets: Int32Array;
  cell: Int32Array;
  count: Int32Array;
}

/**
 * Counts rows into cells, once, so that a table of what some participants gave is a few additions.
 * Participants are in the order of their numbers, whatever the order of the rows; those without any
 * rating are among them.
 *
 * Example: clusters 9 4 9, groups 0 0 0 and one measure of values 0 1 1 of two: participant 4 has cell
 * 1 once, participant 9 the cells 0 and 1 once each.
 * Throws RangeError when columns differ in length, values are not finite and ascending, or a row names
 * a group or value that is not there.
 */
export function countCells({ cluster, group, groups, measures }: RatedRows): ParticipantCells {
  const rows = cluster.length;
  checkColumns({ cluster, group, groups, measures });
  const first: number[] = [];
  let size = 0;
  for (const { values } of measures) {
    first.push(size);
    size += groups * values.length;
  }

  const numbers = Float64Array.from(new Set(Array.from(cluster))).sort();
  const participants = numbers.length;
  const placeOf = new Map(Array.from(numbers, (number, place) => [number, place]));
  const ofRow = Int32Array.from(cluster, (number) => placeOf.get(number)!);
  const offsets = new Int32Array(participants + 1);
  for (const { value } of measures) {
    for (let row = 0; row < rows; row++) if (value[row]! >= 0) offsets[ofRow[row]! + 1]! += 1;
  }
  for (let place = 0; place < participants; place++) offsets[place + 1]! += offsets[place]!;

  const cell = new Int32Array(offsets[participants]!);
  const next = offsets.slice(0, participants);
  measures.forEach(({ values, value }, measure) => {
    for (let row = 0; row < rows; row++) {
      if (value[row]! < 0) continue;
      cell[next[ofRow[row]!]!++] = first[measure]! + group[row]! * values.length + value[row]!;
    }
  });
  return { participants, size, first, ...mergeEqualCells(offsets, cell) };
}

/** Adds to a table what a participant gave, that many times; below 0 takes it away. */
export function addCells(
  table: Float64Array,
  cells: ParticipantCells,
  participant: number,
  times: number,
) {
  const { offsets, cell, count } = cells;
  const end = offsets[participant + 1]!;
  for (let at = offsets[participant]!; at < end; at++) table[cell[at]!]! += times * count[at]!;
}

function mergeEqualCells(offsets: Int32Array, cell: Int32Array) {
  const merged = new Int32Array(offsets.length);
  const count = new Int32Array(cell.length);
  let last = -1;
  for (let participant = 0; participant < offsets.length - 1; participant++) {
    const own = cell.subarray(offsets[participant]!, offsets[participant + 1]!).sort();
    const start = last + 1;
    // Merged cells never lie behind those that are still to be read.
    for (const place of own) {
      if (last < start || cell[last] !== place) cell[++last] = place;
      count[last]! += 1;
    }
    merged[participant + 1] = last + 1;
  }
  return { offsets: merged, cell: cell.slice(0, last + 1), count: count.slice(0, last + 1) };
}

function checkColumns({ cluster, group, groups, measures }: RatedRows) {
  const rows = cluster.length;
  if (!Number.isSafeInteger(groups) || groups < 0) {
    throw new RangeError(`There cannot be ${groups} groups.`);
  }
  if (group.length !== rows || measures.some(({ value }) => value.length !== rows)) {
    throw new RangeError("Every row needs a cluster, a group and a place in every measure.");
  }
  for (let row = 0; row < rows; row++) {
    if (!(group[row]! >= 0 && group[row]! < groups)) {
      throw new RangeError(`Row ${row} names group ${group[row]}.`);
    }
  }
  for (const { values, value } of measures) {
    if (
      !values.every((v, place) => Number.isFinite(v) && (place === 0 || v > values[place - 1]!))
    ) {
      throw new RangeError("The values of a measure are not finite and ascending.");
    }
    for (let row = 0; row < rows; row++) {
      if (!(value[row]! < values.length)) {
        throw new RangeError(`Row ${row} names value ${value[row]}.`);
      }
    }
  }
}
