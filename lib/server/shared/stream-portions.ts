import "server-only";
import type pg from "pg";
import { connectForStreaming, type StreamPurpose } from "./connect-for-streaming";
import { copyOut } from "./copy-out";
import { fetchPortions } from "./fetch-portions";
import { type SnapshotName, takeSnapshot } from "./take-snapshot";

/**
 * The rows of one query, all of one snapshot, in portions that are fetched as they are consumed: memory
 * does not grow with their number. Leaving the loop early, by whatever way, frees the connection.
 *
 * @param query - its text, with $1, $2, … for the values.
 * @throws AppError unavailable (503) when no connection comes free in time.
 */
export function streamPortions<Row extends pg.QueryResultRow>(
  query: { text: string; values: unknown[] },
  purpose: StreamPurpose,
): AsyncGenerator<Row[], void, undefined> {
  return streaming(purpose, undefined, (client) => fetchPortions<Row>(client, query));
}

/**
 * What a COPY … TO STDOUT writes, as bytes in pieces, of a snapshot that another transaction has
 * exported. It frees its connection likewise.
 * @throws AppError unavailable (503) when no connection comes free in time.
 */
export function streamCopy(
  sql: string,
  purpose: StreamPurpose,
  snapshot: SnapshotName,
): AsyncGenerator<Buffer, void, undefined> {
  return streaming(purpose, snapshot, (client) => copyOut(client, sql));
}

async function* streaming<Piece>(
  purpose: StreamPurpose,
  snapshot: SnapshotName | undefined,
  read: (client: pg.PoolClient) => AsyncIterable<Piece>,
): AsyncGenerator<Piece, void, undefined> {
  const client = await connectForStreaming(purpose);
  let ended = false;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if (snapshot) await client.query(takeSnapshot(snapshot));
    // A reader that stops reading without leaving is let go of by the server.
    await client.query("SET LOCAL idle_in_transaction_session_timeout = '5min'");
    yield* read(client);
    await client.query("ROLLBACK");
    ended = true;
  } finally {
    // Whatever it was doing otherwise ends with the connection.
    client.release(!ended);
  }
}
