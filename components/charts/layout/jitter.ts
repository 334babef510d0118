const GOLDEN = 0.618033988749895;

/**
 * Where the nth of several points stands across its line, from -1 to 1: spread evenly, and each time
 * the same, so that a picture can be compared with the one of yesterday.
 */
export function jitter(index: number): number {
  return 2 * ((0.5 + index * GOLDEN) % 1) - 1;
}
