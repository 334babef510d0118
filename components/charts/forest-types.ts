export interface ForestRow {
  /** Two methods by their place: the odds of a higher answer under the first against the second. */
  pair: [number, number];
  /** Null where nothing could be estimated; `unavailable` then says why. */
  estimate: { oddsRatio: number; interval: [number, number] | null } | null;
  unavailable?: string;
  /** Adjusted; null where there is no test. */
  p: number | null;
  /** Test, n and adjustment, in a sentence. */
  explain: string;
}

export interface ForestGroup {
  label: string;
  rows: ForestRow[];
}

/** A pair in one line of text, as wide as it is drawn. */
export function namePair([first, second]: [number, number], methods: string[]): string {
  return `${methods[first]} against ${methods[second]}`;
}
