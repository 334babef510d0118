import type { MeasureRows } from "./covary-complete-rows";

/**
 * The rows that have all measures, by group: `[group][measure]`, each with the values of its measure
 * and the places of its own rows. A group may have none.
 *
 * Example: measures 1 2 – 4 and 5 6 7 8 of groups 0 1 1 1 leave 1 and 5 to the first group, 2 4 and
 * 6 8 to the second.
 * Throws RangeError when the columns differ in length or a row names a group or value that is not there.
 */
export function splitCompleteRows(
  measures: readonly MeasureRows[],
  group: ArrayLike<number>,
  groups: number,
): MeasureRows[][] {
  const rows = group.length;
  if (measures.some(({ value }) => value.length !== rows)) {
    throw new RangeError("Every row needs a group and a place in every measure.");
  }
  const isComplete = new Uint8Array(rows).fill(1);
  for (const { values, value } of measures) {
    for (let row = 0; row < rows; row++) {
      const place = value[row]!;
      if (!(place < values.length)) throw new RangeError(`Row ${row} names value ${place}.`);
      if (place < 0) isComplete[row] = 0;
    }
  }
  const sizes = new Int32Array(groups);
  for (let row = 0; row < rows; row++) {
    const ofGroup = group[row]!;
    if (!(ofGroup >= 0 && ofGroup < groups)) {
      throw new RangeError(`Row ${row} names group ${ofGroup}.`);
    }
    sizes[ofGroup]! += isComplete[row]!;
  }
  return Array.from({ length: groups }, (_, ofGroup) =>
    measures.map(({ values, value }) => {
      const kept = new Int32Array(sizes[ofGroup]!);
      let size = 0;
      for (let row = 0; row < rows; row++) {
        if (isComplete[row] && group[row] === ofGroup) kept[size++] = value[row]!;
      }
      return { values, value: kept };
    }),
  );
}
