/** A seeded source of random numbers: the same seed gives the same sequence on every machine. */
export interface Random {
  /** From 0 (included) to 1 (excluded), in steps of 2⁻³². */
  uniform(): number;
  /** A whole number from 0 to `limit - 1`, every one equally likely. */
  below(limit: number): number;
  /** From the standard normal distribution. */
  normal(): number;
  /** The items in random order, every order equally likely. */
  shuffle<T>(items: readonly T[]): T[];
}

/** FNV-1a over the UTF-16 units, finished by Murmur3's mixer; 32 bits. */
function hash(text: string, start: number): number {
  let value = (0x811c9dc5 ^ start) >>> 0;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * The generator of a seed: sfc32 (Doty-Humphrey 2010, "small fast chaotic", 128 bits of state, part
 * of PractRand), its state filled from four hashes of the seed, its first 16 values thrown away.
 */
export function createRandom(seed: string): Random {
  let a = hash(seed, 1);
  let b = hash(seed, 2);
  let c = hash(seed, 3);
  let counter = hash(seed, 4);

  function bits(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  }
  for (let warmUp = 0; warmUp < 16; warmUp++) bits();

  const uniform = () => bits() / 2 ** 32;

  function below(limit: number): number {
    if (!Number.isInteger(limit) || limit < 1 || limit > 2 ** 32) {
      throw new RangeError(`A whole number from 1 to 2³² is needed, not ${limit}.`);
    }
    // Values past the last whole multiple of the limit would favour small numbers.
    const fair = 2 ** 32 - (2 ** 32 % limit);
    for (;;) {
      const value = bits();
      if (value < fair) return value % limit;
    }
  }

  function normal(): number {
    // Box and Muller 1958; 1 - u is never 0.
    return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  }

  function shuffle<T>(items: readonly T[]): T[] {
    // Fisher and Yates, from the end.
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = below(last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
    }
    return shuffled;
  }

  return { uniform, below, normal, shuffle };
}
