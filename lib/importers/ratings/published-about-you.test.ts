import { describe, expect, it } from "vitest";
import { ABOUT_YOU, ABOUT_YOU_KEYS } from "@/lib/study/protocol/about-you";
import { aboutYouOption, publishedWords } from "./published-about-you";

describe("About-you answers", () => {
  it("all have published words, from which they come back", () => {
    for (const { key, options } of ABOUT_YOU) {
      for (const option of options) {
        expect(aboutYouOption(key, publishedWords(key, option.key))).toBe(option.key);
      }
    }
  });

  it.each(ABOUT_YOU_KEYS)("on %s may be missing or refused", (question) => {
    expect(aboutYouOption(question, " ")).toBe("prefer-not-to-say");
    expect(aboutYouOption(question, "No answer")).toBe("prefer-not-to-say");
    expect(publishedWords(question, null)).toBe("No answer");
    expect(publishedWords(question, "prefer-not-to-say")).toBe("No answer");
  });

  it.each([
    ["United Kingdom", "GB"],
    ["United States", "US"],
    ["Myanmar (Burma)", "MM"],
    ["Curaçao", "CW"],
    ["European Union", null],
    ["Canary Islands", null],
    ["Unknown Region", null],
    ["Atlantis", null],
  ])("name the country %s as %s", (name, code) => {
    expect(aboutYouOption("country", name)).toBe(code);
  });

  it.each([
    ["gender", "Female-ish"],
    ["ageBand", "25"],
    ["education", "PhD"],
    ["employment", "constructor"],
  ] as const)("on %s in other words than the published ones are unknown", (question, words) => {
    expect(aboutYouOption(question, words)).toBeNull();
  });

  it("that the published file does not know stay as they are", () => {
    expect(publishedWords("employment", "retired")).toBe("retired");
    expect(publishedWords("employment", "constructor")).toBe("constructor");
    expect(publishedWords("country", "nowhere")).toBe("nowhere");
  });
});
