/**
 * How long a connection may take for what, in milliseconds, and how much it may send. A person on a
 * slow line is within them by far; a connection that only holds its place is closed.
 * @typedef {object} Limits
 * @property {number} headersMs from the connection (or the end of the last reply) to the last header
 * @property {number} bodySilenceMs without a byte of a body that has not ended
 * @property {number} bodyBytesPerSecond a body that comes more slowly than this on the whole is given up
 * @property {number} idleMs a kept connection between two requests; longer than a proxy keeps its own
 * @property {number} silenceMs without a byte in either direction; an import of a bundle says nothing
 *   for a quarter of an hour
 * @property {number} lingerMs for reading on after a refusal, so that it arrives
 * @property {number} checkMs between two looks at all connections
 * @property {number} connections at the same time
 * @property {number} headerBytes
 * @property {number} headers how many
 * @property {number} addressBytes path and query
 */

/** @type {Limits} */
export const LIMITS = {
  headersMs: 15_000,
  bodySilenceMs: 15_000,
  bodyBytesPerSecond: 32 * 1024,
  idleMs: 65_000,
  silenceMs: 960_000,
  lingerMs: 2_000,
  checkMs: 2_000,
  connections: 2_000,
  headerBytes: 16 * 1024,
  headers: 100,
  addressBytes: 12 * 1024,
};

/**
 * How long a body of at most so many bytes may take as a whole.
 * @param {number} bytes
 * @param {Limits} limits
 */
export function bodyTime(bytes, { bodySilenceMs, bodyBytesPerSecond }) {
  return bodySilenceMs + (bytes / bodyBytesPerSecond) * 1000;
}
