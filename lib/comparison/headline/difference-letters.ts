/**
 * Letters of difference: two groups share a letter exactly where they were not found to differ, so that
 * a table of means shows all pairs at once.
 *
 * Source: Piepho 2004 (insert and absorb). Example: of A, B and C only A and C differ: a, ab, b.
 *
 * @param groups how many there are, in the order in which letters are given
 * @param differ the pairs that were found to differ
 * @returns letters of each group, "" for none of the given
 */
export function differenceLetters(
  groups: number,
  differ: readonly { first: number; second: number }[],
): string[] {
  let columns: Set<number>[] = [new Set(Array.from({ length: groups }, (_, group) => group))];
  for (const { first, second } of differ) {
    columns = columns.flatMap((column) => {
      if (!column.has(first) || !column.has(second)) return [column];
      const [without, other] = [new Set(column), new Set(column)];
      without.delete(first);
      other.delete(second);
      return [without, other];
    });
    columns = columns.filter(
      (column, place) =>
        !columns.some(
          (other, at) =>
            at !== place && holds(other, column) && (other.size > column.size || at < place),
        ),
    );
  }
  columns.sort((a, b) => Math.min(...a) - Math.min(...b) || a.size - b.size);
  return Array.from({ length: groups }, (_, group) =>
    columns.flatMap((column, place) => (column.has(group) ? [letter(place)] : [])).join(""),
  );
}

function holds(outer: ReadonlySet<number>, inner: ReadonlySet<number>): boolean {
  return [...inner].every((one) => outer.has(one));
}

/** a to z, then aa, ab and on. */
function letter(place: number): string {
  const own = String.fromCharCode(97 + (place % 26));
  return place < 26 ? own : letter(Math.floor(place / 26) - 1) + own;
}
