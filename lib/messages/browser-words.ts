import { LANGUAGE_TAGS, type Language } from "@/lib/study/protocol/language";
import type { CountedForms } from "./fill";
import { MESSAGES, type Messages, speak } from "./speak";

type Counted = Record<keyof Messages["counted"], CountedForms>;

/** All words that the browser needs in a run, as one plain object: none of them needs a grammar there. */
export type BrowserWords = Messages["browser"] & {
  counted: Counted;
  /** By the code of an error. */
  problems: Messages["problems"];
  /** The tag of their language, in whose way numbers are written. */
  tag: string;
  /** What questions and explanations are written in, where that is another language. */
  questionsIn?: string | undefined;
};

const kept = new Map<Language, BrowserWords>();

/** The words for somebody who reads in this language a study that is written in another, perhaps. */
export function browserWordsOver(language: Language, written: Language): BrowserWords {
  const words = browserWords(language);
  return written === language ? words : { ...words, questionsIn: LANGUAGE_TAGS[written] };
}

export function browserWords(language: Language): BrowserWords {
  const known = kept.get(language);
  if (known) return known;
  const { browser, counted, problems } = MESSAGES[language];
  const keys = Object.keys(counted) as (keyof Counted)[];
  const forms = keys.map((key) => [key, countedForms(language, key)]);
  const tag = LANGUAGE_TAGS[language];
  const words = { ...browser, tag, counted: Object.fromEntries(forms) as Counted, problems };
  kept.set(language, words);
  return words;
}

/** A message about one and about several, its placeholders still in it. */
function countedForms(language: Language, key: keyof Counted): CountedForms {
  const t = speak(language);
  const say = (count: number, number: string) =>
    t(`counted.${key}`, { count, number, total: "{total}" });
  return { one: say(1, "1"), other: say(2, "{number}") };
}
