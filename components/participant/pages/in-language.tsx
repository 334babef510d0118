import type { ReactNode } from "react";
import { browserWordsOver } from "@/lib/messages/browser-words";
import { LANGUAGE_TAGS, type Language } from "@/lib/study/protocol/language";
import { WordsProvider } from "./words";

/** A part of a document that speaks another language than the document. */
export function InLanguage({
  language,
  written = language,
  children,
}: {
  language: Language;
  /** What questions and explanations in it are written in. */
  written?: Language;
  children: ReactNode;
}) {
  return (
    <div lang={LANGUAGE_TAGS[language]}>
      <WordsProvider words={browserWordsOver(language, written)}>{children}</WordsProvider>
    </div>
  );
}
