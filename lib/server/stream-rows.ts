import "server-only";
import pg from "pg";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type SnapshotName, takeSnapshot } from "./take-snapshot";

/** Streams at the same time for each purpose; more wait a little, then are asked to come again. */
const AT_ONCE = 4;
const WAIT_MS = 10_000;
const ROWS_AT_ONCE = 500;

/** What rows are read for: a slow download never keeps a comparison waiting. */
export type StreamPurpose = "files" | "comparison";

const kept = globalThis as unknown as { groundedStreams?: Map<StreamPurpose, pg.Pool> };

/** Connections of their own: a slow download never keeps a participant's answer waiting. */
function poolFor(purpose: StreamPurpose): pg.Pool {
  kept.groundedStreams ??= new Map();
  let pool = kept.groundedStreams.get(purpose);
  if (!pool) {
    pool = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: AT_ONCE,
      connectionTimeoutMillis: WAIT_MS,
      idleTimeoutMillis: 10_000,
      allowExitOnIdle: true,
    });
    // An idle connection that breaks is replaced at the next use.
    pool.on("error", (error) => console.error(error));
    kept.groundedStreams.set(purpose, pool);
  }
  return pool;
}

async function connect(purpose: StreamPurpose): Promise<pg.PoolClient> {
  try {
    return await poolFor(purpose).connect();
  } catch {
    throw new AppError(
      "unavailable",
      "Too much is being read at the moment. Try again in a minute.",
    );
  }
}

/**
 * The rows of one query, all of one snapshot, fetched in portions as they are consumed: memory does
 * not grow with their number. Leaving the loop early, by whatever way, frees the connection.
 *
 * @param query - its text, with $1, $2, … for the values.
 * @param snapshot - one that another transaction has exported; without it, one of this moment.
 * @throws AppError unavailable (503) when no connection comes free in time.
 */
export async function* streamRows<Row extends pg.QueryResultRow>(
  query: { text: string; values: unknown[] },
  purpose: StreamPurpose = "files",
  snapshot?: SnapshotName,
): AsyncGenerator<Row, void, undefined> {
  const client = await connect(purpose);
  let broken: Error | undefined;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if (snapshot) await client.query(takeSnapshot(snapshot));
    // A reader that stops reading without leaving is let go of by the server.
    await client.query("SET LOCAL idle_in_transaction_session_timeout = '5min'");
    await client.query(`DECLARE rows NO SCROLL CURSOR FOR ${query.text}`, query.values);
    for (;;) {
      const { rows } = await client.query<Row>(`FETCH FORWARD ${ROWS_AT_ONCE} FROM rows`);
      yield* rows;
      if (rows.length < ROWS_AT_ONCE) return;
    }
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
