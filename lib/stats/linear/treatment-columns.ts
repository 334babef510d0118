/**
 * The columns by which a linear model compares each group with the first one: one a further group,
 * 1 in its rows and 0 elsewhere. The first group is what the intercept stands for.
 *
 * A group without rows gives a column of zeros, which a model drops.
 * Source: treatment contrasts (R's `contr.treatment`).
 * Example: groups 0 2 1 0 of 3 give the columns 0 0 1 0 and 0 1 0 0.
 * Throws RangeError when a row names a group that is not there.
 */
export function treatmentColumns(group: ArrayLike<number>, groups: number): Uint8Array[] {
  const rows = group.length;
  const columns = Array.from({ length: Math.max(0, groups - 1) }, () => new Uint8Array(rows));
  for (let row = 0; row < rows; row++) {
    const place = group[row]!;
    if (!(Number.isInteger(place) && place >= 0 && place < groups)) {
      throw new RangeError(`Row ${row} names group ${place}.`);
    }
    if (place > 0) columns[place - 1]![row] = 1;
  }
  return columns;
}
