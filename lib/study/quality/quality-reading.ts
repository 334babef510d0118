/**
 * Words that adults read in a minute, silently, of English non-fiction: the mean over 190 studies in
 * Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019).
 */
export const WORDS_PER_MINUTE = 238;

/** So many times faster than the average nobody reads and understands. */
export const FASTEST_READING = 3;

/** How many words a text has: pieces between white space that hold a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}

/** Milliseconds that it takes at least to read so many words, at three times the average speed. */
export function leastReadingMs(words: number): number {
  return (words * 60_000) / (WORDS_PER_MINUTE * FASTEST_READING);
}

export interface ReadTrial {
  position: number;
  durationMs: number | null;
  /** Words of question, choices and explanation; null where the text is not known. */
  words: number | null;
}

export interface FastTrialsFlag {
  kind: "fast-trials";
  /** Positions of the trials that were too short to read. */
  positions: number[];
  /** Trials whose time and words are known. */
  measured: number;
}

/**
 * Trials in which less time passed than reading takes at three times the average speed. The whole
 * time of the trial counts, with rating and whatever else was done, so the rule errs on the side of
 * the participant.
 */
export function flagFastTrials(trials: readonly ReadTrial[]): FastTrialsFlag | null {
  const measured = trials.flatMap(({ position, durationMs, words }) =>
    durationMs === null || words === null ? [] : [{ position, durationMs, words }],
  );
  const fast = measured.filter(({ durationMs, words }) => durationMs < leastReadingMs(words));
  if (fast.length === 0) return null;
  return {
    kind: "fast-trials",
    positions: fast.map(({ position }) => position),
    measured: measured.length,
  };
}
