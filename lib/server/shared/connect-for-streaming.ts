import "server-only";
import pg from "pg";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Streams at the same time for each purpose; more wait a little, then are asked to come again. */
const AT_ONCE = 4;
const WAIT_MS = 10_000;

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
    // One that breaks in use is noticed by whoever uses it; unheard, it would end the process.
    pool.on("connect", (client) => client.on("error", () => {}));
    kept.groundedStreams.set(purpose, pool);
  }
  return pool;
}

/**
 * A connection to read with, to be released by whoever asked for it.
 * @throws AppError unavailable (503) when none comes free in time.
 */
export async function connectForStreaming(purpose: StreamPurpose): Promise<pg.PoolClient> {
  try {
    return await poolFor(purpose).connect();
  } catch {
    throw new AppError(
      "unavailable",
      "Too much is being read at the moment. Try again in a minute.",
    );
  }
}
