import "server-only";

const ROWS_AT_ONCE = 2000;

/** Stores rows in portions that a statement can carry. */
export async function inPortions<Row>(
  rows: readonly Row[],
  store: (portion: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await store(rows.slice(from, from + ROWS_AT_ONCE));
  }
}
