import type { ReactNode } from "react";
import { LANGUAGE_TAGS, type Language } from "@/lib/study/protocol/language";

/**
 * The document around a page. Which language it speaks, only what stands inside the root knows. It says
 * so twice, because translators change `lang`.
 */
export function PageFrame({
  language = "en",
  children,
}: {
  language?: Language;
  children: ReactNode;
}) {
  return (
    <html lang={LANGUAGE_TAGS[language]} data-written-in={LANGUAGE_TAGS[language]}>
      <body>{children}</body>
    </html>
  );
}
