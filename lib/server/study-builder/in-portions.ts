import "server-only";

const ROWS_AT_ONCE = 2000;

/** Stores rows in portions that a statement can carry; between two of them others have their turn. */
export async function inPortions<Row>(
  rows: readonly Row[],
  store: (portion: Row[]) => Promise<unknown>,
  atOnce = ROWS_AT_ONCE,
): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    await store(rows.slice(from, from + atOnce));
  }
}
