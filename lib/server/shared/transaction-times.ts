import "server-only";

/**
 * How long a transaction waits for a connection, in milliseconds: in a burst of arrivals, wait in line
 * rather than turn anybody away.
 */
const MAX_WAIT_MS = 20_000;

/** The times of a transaction that waits in line, and may then take so many milliseconds. */
export const waiting = (timeout: number) => ({ maxWait: MAX_WAIT_MS, timeout });

/** Of what participants wait for: once begun, it is done in a moment. */
export const WAITING = waiting(20_000);
