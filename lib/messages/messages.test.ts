import { describe, expect, it } from "vitest";
import { ABOUT_YOU, PREFER_NOT_TO_SAY } from "@/lib/study/protocol/about-you";
import { LANGUAGES } from "@/lib/study/protocol/language";
import { browserWords } from "./browser-words";
import { fill, fillCounted, joinSentences } from "./fill";
import { MESSAGES, speak } from "./speak";

/** All messages, by their keys with points between. */
function flatten(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    flatten(inner, path ? `${path}.${key}` : key),
  );
}

/** What a message has to be given, and the tags in it. */
function placeholders(message: string): string[] {
  const names = [...message.matchAll(/\{(\w+)[,}]|<(\w+)>/g)].map(([, name, tag]) => name ?? tag);
  return [...new Set(names.map(String))].sort();
}

const english = flatten(MESSAGES.en);

describe("the messages of participants' pages", () => {
  it.each(LANGUAGES)("has in %s every key of the English, and no other", (language) => {
    const keys = flatten(MESSAGES[language]).map(([key]) => key);
    expect(keys.sort()).toEqual(english.map(([key]) => key).sort());
  });

  it.each(LANGUAGES)("has in %s something to say under every key", (language) => {
    expect(flatten(MESSAGES[language]).filter(([, message]) => message.trim() === "")).toEqual([]);
  });

  it.each(LANGUAGES)("asks in %s for the placeholders and tags of the English", (language) => {
    const messages = new Map(flatten(MESSAGES[language]));
    for (const [key, message] of english) {
      expect([key, placeholders(messages.get(key) ?? "")]).toEqual([key, placeholders(message)]);
    }
  });

  it.each(LANGUAGES)("can say every message in %s", (language) => {
    const values = {
      total: 1,
      statements: 2,
      least: "a",
      most: "b",
      options: 5,
      contact: "c",
      recruiter: "R",
    };
    const tags = { link: () => "l", code: () => "k" };
    for (const [key] of english.filter(([name]) => !/^(browser|counted)\./.test(name))) {
      const said = speak(language).rich(key as "thanks.saved", { ...values, ...tags });
      expect([said].flat().join("")).not.toMatch(/[{}<>]|^\w+\.\w+$/);
    }
  });

  it("leaves no placeholder for the browser that it cannot fill", () => {
    for (const language of LANGUAGES) {
      const { counted, problems, ...plain } = browserWords(language);
      for (const forms of Object.values(counted)) {
        expect(fillCounted(forms, 1, 3) + fillCounted(forms, 2, 3)).not.toMatch(/[{}]|undefined/);
      }
      const values = { min: 1, max: 9, count: 2, position: 1, total: 2, place: 3, recruiter: "R" };
      for (const words of Object.values({ ...plain, ...problems })) {
        expect(fill(words, values)).not.toMatch(/[{}<>]|undefined/);
      }
    }
  });

  it("puts sentences one after another as the language does", () => {
    expect(joinSentences(browserWords("de"), "Eins.", "Zwei.")).toBe("Eins. Zwei.");
    expect(joinSentences(browserWords("zh"), "一。", "二。")).toBe("一。二。");
  });

  it("says of one and of several what their grammar wants", () => {
    const { stillOpen, moreTries } = browserWords("de").counted;
    expect(fillCounted(stillOpen, 1, 5)).toBe("1 von 5 Aussagen ist noch offen.");
    expect(fillCounted(stillOpen, 3, 5)).toBe("3 von 5 Aussagen sind noch offen.");
    expect(fillCounted(moreTries, 1)).toBe("Sie haben noch einen Versuch.");
    expect(fillCounted(browserWords("zh").counted.moreTries, 1)).toBe("您还可以再试 1 次。");
  });

  it("asks about the participant in English as the data are described", () => {
    const { aboutYou } = MESSAGES.en;
    const own: Record<string, Record<string, string>> = { ...aboutYou, country: {} } as never;
    for (const { key, question, options } of ABOUT_YOU) {
      expect(aboutYou.questions[key]).toBe(question);
      for (const option of options) {
        const words = option.key === PREFER_NOT_TO_SAY ? aboutYou.preferNotToSay : undefined;
        expect(words ?? own[key]?.[option.key] ?? option.label).toBe(option.label);
      }
      for (const answer of Object.keys(own[key] ?? {})) {
        expect(options.map((option) => option.key)).toContain(answer);
      }
    }
  });
});
