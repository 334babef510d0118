const TRAINING_METHODS = ["MT", "CF", "MT+CF"] as const;

const TRAINING_MODES: Partial<Record<string, string>> = {
  "task-prefix": "MT",
  "counterfactual-prefix": "CF",
  both: "MT+CF",
};

const TARGET_RATIONALES: Partial<Record<string, string>> = {
  "few-shot-positive-rationale": "Unrevised",
  "few-shot-revision": "Revised",
};

/** Our words for the two kinds of training data, beside those of the published ratings file. */
const PUBLISHED_WORDS = [
  ["Unrevised", "PosRationales"],
  ["Revised", "RevRationales"],
] as const;

const KNOWN_KEYS = new Map(
  TRAINING_METHODS.flatMap((training) =>
    PUBLISHED_WORDS.flatMap(([ours, published]): [string, string][] => [
      [`${training}:${ours}`, `${training}:${ours}`],
      [`${training}:${published}`, `${training}:${ours}`],
    ]),
  ),
);

/** The order of the methods in tables and charts; methods that are not here stand after these. */
export const METHOD_ORDER = ["CF:Unrevised", "MT:Unrevised", "MT+CF:Unrevised", "MT+CF:Revised"];

/** What a file of accuracies can call a training method, and a kind of training data. */
export const TRAINING_WORDS = [...TRAINING_METHODS, ...Object.keys(TRAINING_MODES)];
export const DATA_WORDS = [
  ...PUBLISHED_WORDS.map(([ours]) => ours),
  ...Object.keys(TARGET_RATIONALES),
];

/** Every method that a file or a person can name, by our keys. */
export const METHOD_KEYS = [...new Set(KNOWN_KEYS.values())];

/**
 * Our key of a method named in one word, as in "CF:PosRationales" or in our own "CF:Unrevised".
 * Null for a name that is neither.
 */
export function methodKey(name: string): string | null {
  return KNOWN_KEYS.get(name.trim()) ?? null;
}

/** "task-prefix" is "MT", and so on; our own words pass. Null for any other word. */
export function trainingMethod(mode: string): string | null {
  const own = TRAINING_METHODS.find((training) => training === mode);
  return own ?? (Object.hasOwn(TRAINING_MODES, mode) ? (TRAINING_MODES[mode] ?? null) : null);
}

/** "few-shot-revision" is "Revised", and so on; our own words pass. Null for any other word. */
export function trainingData(target: string): string | null {
  const own = PUBLISHED_WORDS.find(([ours]) => ours === target)?.[0];
  if (own) return own;
  return Object.hasOwn(TARGET_RATIONALES, target) ? (TARGET_RATIONALES[target] ?? null) : null;
}

/** The key in the words of the published ratings file: "CF:Unrevised" is "CF:PosRationales". */
export function publishedMethodName(key: string): string {
  for (const [ours, published] of PUBLISHED_WORDS) {
    if (key.endsWith(`:${ours}`)) return `${key.slice(0, -ours.length)}${published}`;
  }
  return key;
}

/** Compares method keys for sorting: by METHOD_ORDER, others after these, by name. */
export function byMethodOrder(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : Number(a > b));
}

function rank(key: string): number {
  const place = METHOD_ORDER.indexOf(key);
  return place === -1 ? METHOD_ORDER.length : place;
}
