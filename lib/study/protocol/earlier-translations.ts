import type { Language } from "./language";
import type { Protocol } from "./protocol";
import { listTexts } from "./translations";

/** Words that a protocol once had, with what stood for them in another language. */
export interface EarlierTranslation {
  words: string;
  translation: string;
}

/** From which share of common words on one text counts as the other's earlier form. */
const ALIKE = 0.5;

/** The translations of words that the protocol has no more. */
export function earlierTranslations(protocol: Protocol, language: Language): EarlierTranslation[] {
  const present = new Set(listTexts(protocol).map(({ text }) => text));
  return Object.entries(protocol.texts?.[language] ?? {}).flatMap(([words, translation]) =>
    present.has(words) || translation === "" ? [] : [{ words, translation }],
  );
}

/** The one whose words are most like these; undefined where none is much like them. */
export function closestTranslation(
  text: string,
  earlier: readonly EarlierTranslation[],
): EarlierTranslation | undefined {
  const rated = earlier.map((one) => ({ one, share: shareOfWords(text, one.words) }));
  return rated.filter(({ share }) => share >= ALIKE).sort((a, b) => b.share - a.share)[0]?.one;
}

function shareOfWords(a: string, b: string): number {
  const [first, second] = [a, b].map(
    (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)),
  );
  if (!first || !second) return 0;
  const common = [...first].filter((word) => second.has(word)).length;
  return (2 * common) / Math.max(1, first.size + second.size);
}
