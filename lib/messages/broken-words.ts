import {
  asLanguage,
  chooseLanguage,
  LANGUAGE_TAGS,
  LANGUAGES,
  readAcceptLanguage,
} from "@/lib/study/protocol/language";
import de from "./de.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import zh from "./zh.json" with { type: "json" };

const MESSAGES = { en, de, zh };

/** What the browser knows of its reader where the server could draw no page at all. */
export interface BrokenPage {
  path: string;
  query: string;
  /** What the reader reads, most wanted first. */
  languages: readonly string[];
}

/**
 * An error in the frame of all pages, in the language of its reader: language, title, text. Staff read
 * English.
 *
 * @param written the language of the page that broke; without one there was none.
 */
export function brokenWords(
  written: string | undefined,
  page = pageHere(),
): [string, string, string] {
  // English is also what the error itself begins with, so it says nothing about the reader.
  const shown = LANGUAGES.find((one) => one !== "en" && LANGUAGE_TAGS[one] === written);
  const asked = asLanguage(new URLSearchParams(page.query).get("lang"));
  const language = page.path.startsWith("/take/")
    ? chooseLanguage(LANGUAGES, [shown, asked, ...readAcceptLanguage(page.languages.join(","))])
    : "en";
  const { brokenTitle, brokenText } = MESSAGES[language].browser;
  return [LANGUAGE_TAGS[language], brokenTitle, brokenText];
}

function pageHere(): BrokenPage {
  const { pathname: path, search: query } = window.location;
  return { path, query, languages: navigator.languages };
}
