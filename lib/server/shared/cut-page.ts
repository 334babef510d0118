import "server-only";
import type { Keyset, KeysetPage } from "@/lib/schemas/shared/keyset";

/**
 * Cuts a page from rows that were asked for with one more than fits: the extra one tells whether the
 * list goes on. Rows of a `before` query come last to first and leave first to last.
 */
export function cutPage<Row, Key>(
  rows: Row[],
  size: number,
  { after, before }: Keyset<Key>,
  keyOf: (row: Row) => Key,
): Omit<KeysetPage<Row, Key>, "total"> {
  const goesOn = rows.length > size;
  const kept = rows.slice(0, size);
  const items = before === undefined ? kept : kept.reverse();
  const first = items[0];
  const last = items.at(-1);
  const hasPrevious = before === undefined ? after !== undefined : goesOn;
  const hasNext = before === undefined ? goesOn : true;
  return {
    items,
    previous: hasPrevious && first !== undefined ? keyOf(first) : null,
    next: hasNext && last !== undefined ? keyOf(last) : null,
  };
}
