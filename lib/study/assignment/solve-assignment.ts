/**
 * The cheapest way to give every row a column of its own.
 *
 * @param costs - rows × columns, columns at least as many as rows; Infinity forbids a pair.
 * @returns the column of each row, or null when there is no complete assignment.
 *
 * The Hungarian method (Kuhn 1955) with potentials and shortest augmenting paths
 * (Jonker and Volgenant 1987); O(rows² · columns).
 *
 * @example solveAssignment([[4, 1], [2, 9]]) // [1, 0]
 */
export function solveAssignment(costs: readonly (readonly number[])[]): number[] | null {
  const columns = costs[0]?.length ?? 0;
  if (columns < costs.length) return null;
  const rowPotential = new Array<number>(costs.length).fill(0);
  const columnPotential = new Array<number>(columns).fill(0);
  const rowOf = new Array<number>(columns).fill(-1);

  for (let start = 0; start < costs.length; start++) {
    // Dijkstra over reduced costs, from the new row to the nearest free column.
    const distance = new Array<number>(columns).fill(Number.POSITIVE_INFINITY);
    const before = new Array<number>(columns).fill(-1);
    const settled = new Array<boolean>(columns).fill(false);
    let row = start;
    let base = 0;
    let last = -1;
    for (;;) {
      let next = -1;
      for (let column = 0; column < columns; column++) {
        if (settled[column]) continue;
        const through = base + costs[row]![column]! - rowPotential[row]! - columnPotential[column]!;
        if (through < distance[column]!) {
          distance[column] = through;
          before[column] = last;
        }
        if (next < 0 || distance[column]! < distance[next]!) next = column;
      }
      if (next < 0 || distance[next] === Number.POSITIVE_INFINITY) return null;
      settled[next] = true;
      last = next;
      base = distance[next]!;
      if (rowOf[next]! < 0) break;
      row = rowOf[next]!;
    }
    rowPotential[start]! += base;
    for (let column = 0; column < columns; column++) {
      if (!settled[column] || column === last) continue;
      const slack = base - distance[column]!;
      columnPotential[column]! -= slack;
      rowPotential[rowOf[column]!]! += slack;
    }
    for (let column = last; column >= 0; column = before[column]!) {
      rowOf[column] = before[column]! < 0 ? start : rowOf[before[column]!]!;
    }
  }

  const columnOf = new Array<number>(costs.length).fill(-1);
  rowOf.forEach((row, column) => {
    if (row >= 0) columnOf[row] = column;
  });
  return columnOf;
}
