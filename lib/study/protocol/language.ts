/** The languages that participants' pages speak. */
export const LANGUAGES = ["en", "de", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What speakers of a language call it. */
export const OWN_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  zh: "中文",
};

/** The languages' names on staff pages. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  de: "German",
  zh: "Chinese",
};

/** As a document says what it is written in: the Chinese is in simplified characters. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = {
  en: "en",
  de: "de",
  zh: "zh-Hans",
};

/** The language that a text names; undefined where it names none of ours. */
export function asLanguage(text: unknown): Language | undefined {
  return LANGUAGES.find((language) => language === text);
}

/**
 * The languages that somebody reads, most wanted first, by the `Accept-Language` header. A variety
 * counts as its language: who reads Austrian German reads ours.
 */
export function readAcceptLanguage(header: string | null): Language[] {
  const wishes = (header ?? "").split(",").map((wish, place) => {
    const [tag = "", ...parameters] = wish.trim().toLowerCase().split(";");
    const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
    return { language: asLanguage(tag.split("-")[0]), quality: Number(quality ?? 1), place };
  });
  const wanted = wishes
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place)
    .flatMap(({ language }) => language ?? []);
  return [...new Set(wanted)];
}

/** The first wish that is offered; without one the first that is offered. */
export function chooseLanguage(
  offered: readonly Language[],
  wishes: readonly (Language | undefined)[],
): Language {
  const wish = wishes.find((language) => language && offered.includes(language));
  return wish ?? offered[0] ?? "en";
}
