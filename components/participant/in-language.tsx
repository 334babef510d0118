import type { ReactNode } from "react";
import { browserWords } from "@/lib/messages/browser-words";
import { LANGUAGE_TAGS, type Language } from "@/lib/study/language";
import { WordsProvider } from "./words";

/** A part of a document that speaks another language than the document. */
export function InLanguage({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <div lang={LANGUAGE_TAGS[language]}>
      <WordsProvider words={browserWords(language)}>{children}</WordsProvider>
    </div>
  );
}
