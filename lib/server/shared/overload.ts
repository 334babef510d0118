import "server-only";
import { AppError } from "@/lib/errors";

/**
 * What Prisma calls it: not reachable, not in time, connection closed, no connection or no transaction
 * in time, write conflict, too many connections.
 */
const PRISMA_CODES = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "P2034",
  "P2037",
]);
/** The same in the words of its adapter. */
const PRISMA_KINDS = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
  "TransactionWriteConflict",
]);
const NETWORK_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE", "ENOTFOUND"]);
/**
 * PostgreSQL's own codes: connections (08), write conflicts and deadlocks, read-only (while another
 * server takes over), ended for idling or taking long (25P03, 25P04), resources (53), a lock that is
 * not free, a statement that was ended (57014), a server that goes down or comes up.
 */
const SQL_STATES = /^(08...|40001|40P01|25006|25P0[34]|53...|55P03|57014|57P0[1-5])$/;
/** What node-postgres throws without a code. */
const SENTENCES =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after)/;

/** What may succeed when it is done once more, because nothing of it was stored. */
const CONFLICT_CODES = new Set(["P2034", "40001", "40P01", "TransactionWriteConflict"]);

/** Causes inside of causes, as adapters wrap them; no error of theirs is deeper. */
const DEEPEST = 5;

/** The codes and the sentence of an error, and of those inside of it. */
function* marksOf(error: unknown, depth = 0): Generator<{ code?: string; sentence?: string }> {
  if (typeof error !== "object" || error === null || depth > DEEPEST) return;
  const { code, originalCode, kind, message, cause, meta } = error as Record<string, unknown>;
  for (const one of [code, originalCode, kind]) {
    if (typeof one === "string") yield { code: one };
  }
  if (typeof message === "string") yield { sentence: message };
  yield* marksOf(cause, depth + 1);
  if (typeof meta === "object" && meta !== null && "driverAdapterError" in meta) {
    yield* marksOf(meta.driverAdapterError, depth + 1);
  }
}

/**
 * "unavailable" for what the database throws when it is away, overloaded or in the way of itself, and
 * would not a moment later; null for everything else. The one place that knows these errors.
 */
export function asOverload(error: unknown): AppError | null {
  if (error instanceof AppError) return null;
  for (const { code = "", sentence = "" } of marksOf(error)) {
    const known = PRISMA_CODES.has(code) || PRISMA_KINDS.has(code) || NETWORK_CODES.has(code);
    if (known || SQL_STATES.test(code) || SENTENCES.test(sentence)) {
      note(code || sentence);
      return new AppError(
        "unavailable",
        "The server is busy at the moment. Try again in a few seconds.",
      );
    }
  }
  return null;
}

/** Whether two transactions were in each other's way: the same again may succeed. */
export function isConflict(error: unknown): boolean {
  return [...marksOf(error)].some(({ code = "" }) => CONFLICT_CODES.has(code));
}

const SAID_EVERY_MS = 10_000;
const kept = globalThis as unknown as { groundedOverload?: { saidAt: number; unsaid: number } };

/** A line for who runs the server, but not one for each of thousands of requests. */
function note(mark: string): void {
  kept.groundedOverload ??= { saidAt: Number.NEGATIVE_INFINITY, unsaid: 0 };
  const noted = kept.groundedOverload;
  noted.unsaid += 1;
  if (performance.now() - noted.saidAt < SAID_EVERY_MS) return;
  console.warn(`The database did not serve ${noted.unsaid} requests (${mark}): answered 503.`);
  kept.groundedOverload = { saidAt: performance.now(), unsaid: 0 };
}
