/** Bounds of what participants send, known to the browser and the server alike. */

/** Characters of the comment at the end. */
export const MAX_COMMENT_LENGTH = 4000;

/** Longer times on a trial, of a laptop left open for instance, are recorded as this. */
export const MAX_DURATION_MS = 7 * 24 * 3600 * 1000;

/** Changes of answers and losses of focus that are counted on one trial; the browser counts no further. */
export const MAX_COUNTED = 10_000;

/** Attention checks among the statements of one trial. */
export const MAX_CHECKS_A_TRIAL = 20;

/** Answer options of a scale. */
export const MAX_SCALE = 11;

/** Characters pasted into the comment; the browser counts no further. */
export const MAX_PASTED_CHARACTERS = 1_000_000;
