import "server-only";
import type pg from "pg";

/** More of them would live long enough to be kept apart from what is freed at once. */
const ROWS_AT_ONCE = 50;

/**
 * The rows of one query within the client's transaction, in portions that are fetched as they are
 * consumed: memory does not grow with their number. `name` tells it from others that are read meanwhile.
 */
export async function* fetchPortions<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  query: { text: string; values: unknown[] },
  name = "rows",
): AsyncGenerator<Row[], void, undefined> {
  await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${query.text}`, query.values);
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH FORWARD ${ROWS_AT_ONCE} FROM ${name}`);
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_AT_ONCE) return;
  }
}
