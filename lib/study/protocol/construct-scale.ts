/** What is needed to read an answer: how many options there were, and which way they are counted. */
export interface Scored {
  /** Answers run from 1 to this. */
  points: number;
  /** Agreement says that there is less of it. */
  reversed?: boolean;
}

/** A construct's answer options as analyses and exports say them. */
export interface ConstructScale extends Scored {
  key: string;
  /** In words, from 1 upwards, as they were answered; "" where a step has none. */
  words: readonly string[];
}

/** "4 agree" by the ratings as analyses take them: a reverse-scored 1 stands where its last option would. */
export function scoredWords({ words, reversed }: ConstructScale): string[] {
  return reversed ? words.toReversed() : [...words];
}

/** The option with its number: "4 agree", or "4" where it has no words. */
export function sayOption(option: number, words: string | undefined): string {
  return words && words !== String(option) ? `${option} ${words}` : String(option);
}

/** Constructs that share all their answer options, in the order in which they are met. */
export function groupByScale<T>(
  items: readonly T[],
  scaleOf: (item: T) => readonly string[],
): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify(scaleOf(item));
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}
