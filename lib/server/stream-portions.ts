import "server-only";
import type pg from "pg";
import { connectForStreaming, type StreamPurpose } from "./connect-for-streaming";
import { fetchPortions } from "./fetch-portions";
import { type SnapshotName, takeSnapshot } from "./take-snapshot";

/**
 * The rows of one query, all of one snapshot, in portions that are fetched as they are consumed: memory
 * does not grow with their number. Leaving the loop early, by whatever way, frees the connection.
 *
 * @param query - its text, with $1, $2, … for the values.
 * @param snapshot - one that another transaction has exported; without it, one of this moment.
 * @throws AppError unavailable (503) when no connection comes free in time.
 */
export async function* streamPortions<Row extends pg.QueryResultRow>(
  query: { text: string; values: unknown[] },
  purpose: StreamPurpose = "files",
  snapshot?: SnapshotName,
): AsyncGenerator<Row[], void, undefined> {
  const client = await connectForStreaming(purpose);
  let broken: Error | undefined;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if (snapshot) await client.query(takeSnapshot(snapshot));
    // A reader that stops reading without leaving is let go of by the server.
    await client.query("SET LOCAL idle_in_transaction_session_timeout = '5min'");
    yield* fetchPortions<Row>(client, query);
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    await client.query("ROLLBACK").catch((error) => {
      broken ??= error;
    });
    client.release(broken);
  }
}
