/** Bounds of what participants send, known to the browser and the server alike. */

/** Characters of the comment at the end. */
export const MAX_COMMENT_LENGTH = 4000;

/** Longer times on a trial, of a laptop left open for instance, are recorded as this. */
export const MAX_DURATION_MS = 7 * 24 * 3600 * 1000;
