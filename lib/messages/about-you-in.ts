import { ABOUT_YOU, type AboutYouField, PREFER_NOT_TO_SAY } from "@/lib/study/protocol/about-you";
import { LANGUAGE_TAGS, type Language } from "@/lib/study/protocol/language";
import { MESSAGES } from "./speak";

const kept = new Map<Language, readonly AboutYouField[]>();

/** The about-you questions in a language, with their countries in the order of their names in it. */
export function aboutYouIn(language: Language): readonly AboutYouField[] {
  const known = kept.get(language);
  if (known) return known;
  const { questions, preferNotToSay, ...answers } = MESSAGES[language].aboutYou;
  const words: Readonly<Record<string, unknown>> = answers;
  const fields = ABOUT_YOU.map(({ key, options }) => {
    const own = words[key] as Readonly<Record<string, string>> | undefined;
    const translated = options.map((option) => ({
      key: option.key,
      label:
        option.key === PREFER_NOT_TO_SAY ? preferNotToSay : (own?.[option.key] ?? option.label),
    }));
    return {
      key,
      question: questions[key],
      options: key === "country" ? countriesIn(language, translated) : translated,
    };
  });
  kept.set(language, fields);
  return fields;
}

/** The countries by their names; who would rather not say finds that at the end. */
function countriesIn(language: Language, options: AboutYouField["options"]) {
  const tag = LANGUAGE_TAGS[language];
  const names = new Intl.DisplayNames(tag, { type: "region" });
  const named = options
    .filter(({ key }) => key !== PREFER_NOT_TO_SAY)
    .map(({ key }) => ({ key, label: names.of(key) ?? key }))
    .sort((a, b) => a.label.localeCompare(b.label, tag));
  return [...named, ...options.filter(({ key }) => key === PREFER_NOT_TO_SAY)];
}
