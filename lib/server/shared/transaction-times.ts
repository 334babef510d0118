import "server-only";

/**
 * How long a query or a transaction waits for a connection, in milliseconds: in a burst of arrivals it
 * waits in line rather than to turn anybody away, and fails before a participant's browser gives up by
 * itself (after 15 s), so that it is told when to come again.
 */
export const PATIENCE_MS = 10_000;

/** The times of a transaction that waits in line, and may then take so many milliseconds. */
export const waiting = (timeout: number) => ({ maxWait: PATIENCE_MS, timeout });

/** Of what participants wait for: once begun, it is done in a moment. */
export const WAITING = waiting(20_000);
