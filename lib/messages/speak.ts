import { createTranslator } from "next-intl";
import { LANGUAGE_TAGS, type Language } from "@/lib/study/protocol/language";
import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import zh from "./zh.json" with { type: "json" };

/** What the participants' pages say; the English has the keys that all have. */
export type Messages = typeof en;

export const MESSAGES: Readonly<Record<Language, Messages>> = { en, de, zh };

const translators = Object.fromEntries(
  Object.entries(MESSAGES).map(([language, messages]) => [
    language,
    createTranslator({ locale: LANGUAGE_TAGS[language as Language], messages }),
  ]),
) as Record<Language, ReturnType<typeof createTranslator<Messages>>>;

/**
 * The participants' pages in a language: a function from a key, "thanks.saved" for instance, to words.
 * For pages that the server draws; what the browser draws is given its words by `browserWords`.
 */
export function speak(language: Language) {
  return translators[language];
}
