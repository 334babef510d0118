import type { ProtocolWarning } from "./attention-rules";
import type { Described } from "./describe-protocol";
import { LANGUAGE_NAMES, type Language } from "./language";
import type { Protocol } from "./protocol";
import { listStrings, type ProtocolString } from "./protocol-strings";

/**
 * What participants read of a protocol, in several languages. A translation stands under the words
 * that it translates: no change of order gives it to another text, and words that change are without
 * one until somebody has looked. Questions, choices and explanations stay as the models had them.
 */

/** Translations into one language, by the words that they translate. */
export type Translations = Readonly<Record<string, string>>;

/** Where the words that participants read stand, by the table of fields. */
const READ = new Set([
  ...["title", "information.*.heading", "information.*.paragraphs.*", "consents.*"],
  ...["instructions", "comprehension.questions.*.question", "comprehension.questions.*.options.*"],
  ...["screening.*.question", "screening.*.options.*.label"],
  ...["ownQuestions.*.question", "ownQuestions.*.options.*.label"],
  ...["constructs.*.statement", "constructs.*.scale.*", "scale.*", "attention.checks.*.statement"],
  ...["debrief.*", "contact"],
]);

/** The languages in which participants may read the study; the one that it is written in first. */
export function offeredLanguages({
  language,
  languages = [],
}: Pick<Protocol, "language" | "languages">): Language[] {
  return [...new Set([language, ...languages])];
}

/** What has to be said in every language that is offered; the same words are said once. */
export function listTexts(protocol: Protocol): ProtocolString[] {
  // Of a question that is answered otherwise, options may be left over.
  const ownQuestions = protocol.ownQuestions?.map((question) =>
    question.kind === "choice" ? question : { ...question, options: [] },
  );
  const found = listStrings({ ...protocol, ...(ownQuestions ? { ownQuestions } : {}) })
    .filter(({ pattern, text }) => READ.has(pattern) && /\p{L}/u.test(text))
    .map((one) => ({ ...one, text: one.text.trim() }));
  const first = new Map<string, ProtocolString>();
  for (const one of found) if (!first.has(one.text)) first.set(one.text, one);
  return [...first.values()];
}

/** What stands for these words in the language; undefined where nothing does. */
export function translationOf(
  { texts }: Pick<Protocol, "texts">,
  language: Language,
  words: string,
): string | undefined {
  const translations = texts?.[language] ?? {};
  const key = words.trim();
  return Object.hasOwn(translations, key) ? translations[key] : undefined;
}

/** The texts that a language lacks. */
export function missingTexts(protocol: Protocol, language: Language): ProtocolString[] {
  if (language === protocol.language) return [];
  return listTexts(protocol).filter(({ text }) => !translationOf(protocol, language, text)?.trim());
}

const MOST_NAMED = 5;

/** What offered languages lack, a sentence for each of them. */
export function translationProblems(protocol: Protocol): ProtocolWarning[] {
  return offeredLanguages(protocol).flatMap((language) => {
    const missing = missingTexts(protocol, language).map(({ label }) => label);
    if (missing.length === 0) return [];
    const named = missing.slice(0, MOST_NAMED).join("; ");
    const more = missing.length - MOST_NAMED;
    const rest = more > 0 ? `; and ${more} more` : "";
    const many = missing.length === 1 ? "1 text has" : `${missing.length} texts have`;
    const message = `${LANGUAGE_NAMES[language]} is offered, and ${many} no translation into it: ${named}${rest}.`;
    return [{ path: `texts.${language}`, message }];
  });
}

/** The texts in each other language that is offered, in the order in which the study has them. */
export function describeTranslations(protocol: Protocol): Described[] {
  return offeredLanguages(protocol)
    .slice(1)
    .map((language) => ({
      label: LANGUAGE_NAMES[language],
      parts: listTexts(protocol).map(({ label, text }) => ({
        label,
        text: translationOf(protocol, language, text) || "not translated yet",
      })),
    }));
}

/**
 * The protocol as it is read in a language: the same in everything by which answers are stored and
 * checked. Words without a translation stay as they are written.
 */
export function localiseProtocol(protocol: Protocol, language: Language): Protocol {
  if (language === protocol.language) return protocol;
  const { texts, ...rest } = protocol;
  const read = (words: string) => translationOf({ texts }, language, words) || words;
  return { ...(mapRead(rest, "", read) as typeof rest), texts };
}

function mapRead(value: unknown, pattern: string, read: (words: string) => string): unknown {
  if (typeof value === "string") return READ.has(pattern) ? read(value) : value;
  if (Array.isArray(value)) return value.map((item) => mapRead(item, `${pattern}.*`, read));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      mapRead(part, pattern === "" ? key : `${pattern}.${key}`, read),
    ]),
  );
}
