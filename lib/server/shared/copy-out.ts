import "server-only";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";

/**
 * What a COPY … TO STDOUT writes, as it is taken. A reader that stops before its end gives the connection
 * up: nothing else can be asked on it.
 *
 * @param counted - has the rows after the last of them.
 */
export async function* copyOut(
  client: pg.PoolClient,
  sql: string,
  counted: { rows: number } = { rows: 0 },
): AsyncGenerator<Buffer, void, undefined> {
  const copying = client.query(copyTo(sql));
  // The connection may be given up while nobody waits for a piece.
  copying.on("error", () => {});
  yield* copying.iterator({ destroyOnReturn: false });
  // The number of rows comes after the last of them.
  await client.query("SELECT");
  counted.rows += copying.rowCount;
}
