import { describe, expect, it } from "vitest";
import { type BrokenPage, brokenWords } from "./broken-words";
import { browserWords } from "./browser-words";

const PAGE = { path: "/take/study/rate", query: "", languages: ["en-GB"] };

describe("An error in the frame of all pages", () => {
  it("says what a participant's other pages say where they break, in the language of the browser", () => {
    for (const [tags, language] of [
      [["de-AT", "en"], "de"],
      [["fr", "zh-CN"], "zh"],
      [["fr"], "en"],
    ] as const) {
      const { brokenTitle, brokenText } = browserWords(language);
      const [, ...said] = brokenWords(undefined, { ...PAGE, languages: tags });
      expect(said).toEqual([brokenTitle, brokenText]);
    }
  });

  it("goes on in the language of the page that broke, or else in the one that the link names", () => {
    const inLanguage = (written: string | undefined, page: Partial<BrokenPage>) =>
      brokenWords(written, { ...PAGE, ...page })[0];
    expect(inLanguage("zh-Hans", { query: "?lang=de" })).toBe("zh-Hans");
    expect(inLanguage("", { query: "?lang=de&PROLIFIC_PID=1" })).toBe("de");
    expect(inLanguage("en", { languages: ["de"] })).toBe("de");
  });

  it("is English for staff, whatever their browser wants", () => {
    const staff = { ...PAGE, path: "/studies/a/monitor", languages: ["de"] };
    expect(brokenWords(undefined, staff)[0]).toBe("en");
  });
});
