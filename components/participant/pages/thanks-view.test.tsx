import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { browserWords } from "@/lib/messages/browser-words";
import { MESSAGES } from "@/lib/messages/speak";
import { LANGUAGES, type Language } from "@/lib/study/protocol/language";
import { ThanksView } from "./thanks-view";
import { WordsProvider } from "./words";

function thanks(language: Language, code: string | null): string {
  return renderToStaticMarkup(
    <WordsProvider words={browserWords(language)}>
      <ThanksView
        language={language}
        end={{ code, returnUrl: null, recruiter: "Prolific" }}
        code="P-7Q4K"
        debrief={[]}
        contact="write to us at us@example.org."
        withdrawalUrl="/withdraw"
      />
    </WordsProvider>,
  );
}

describe("the last page", () => {
  it.each(LANGUAGES)("sends nobody who has finished to return the place (%s)", (language) => {
    const html = thanks(language, null);
    const { returnPlace, closePage } = MESSAGES[language].wayBack;
    expect(html).not.toContain(returnPlace.replace("{recruiter}", "Prolific"));
    expect(html).not.toContain(closePage);
    // The contact and the reference, where a code may be asked for and again at the end.
    expect(html.match(/us@example\.org/g)).toHaveLength(2);
    expect(html.match(/P-7Q4K/g)).toHaveLength(2);
  });

  it("gives the code where there is one, and no further advice", () => {
    const html = thanks("en", "DONE");
    expect(html).toContain("Please hand in this code at Prolific.");
    expect(html).not.toContain("do not return your place");
  });
});
