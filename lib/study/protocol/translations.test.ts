import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEMO_LANGUAGES } from "@/prisma/demo/languages";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import type { Protocol } from "./protocol";
import {
  listTexts,
  localiseProtocol,
  missingTexts,
  offeredLanguages,
  translationOf,
  translationProblems,
} from "./translations";

const WRITTEN: Protocol = {
  ...DEMO_PROTOCOL,
  languages: ["de"],
  texts: {},
  scale: ["disagree", "", "agree"],
  instructions: "Read with care.",
  comprehension: {
    questions: [{ key: "task", question: "What is rated?", options: ["a text", "b"], right: 0 }],
    tries: 2,
  },
  attention: {
    checks: [
      {
        key: "told",
        kind: "instructional",
        statement: "Choose agree.",
        passing: [3],
        trial: 1,
        place: 1,
      },
    ],
    failuresAllowed: 0,
  },
  screening: [
    {
      key: "reads",
      question: "Do you read English?",
      options: [
        { key: "yes", label: "Yes" },
        { key: "no", label: "No" },
      ],
      admits: ["yes"],
    },
  ],
};

/** With every text translated, by an "@" before it. */
function translated(protocol: Protocol): Protocol {
  const de = Object.fromEntries(listTexts(protocol).map(({ text }) => [text, `@${text}`]));
  return { ...protocol, texts: { de } };
}

describe("a protocol in several languages", () => {
  it("offers first the language that it is written in, and each once", () => {
    expect(offeredLanguages(DEMO_PROTOCOL)[0]).toBe("en");
    expect(offeredLanguages({ language: "zh", languages: ["de", "zh"] })).toEqual(["zh", "de"]);
  });

  it("has translated what participants read, and nothing of a question or an explanation", () => {
    const german = localiseProtocol(translated(WRITTEN), "de");
    expect(german).toMatchObject({
      title: `@${WRITTEN.title}`,
      scale: ["@disagree", "", "@agree"],
      instructions: "@Read with care.",
      comprehension: { questions: [{ question: "@What is rated?", options: ["@a text", "@b"] }] },
      attention: { checks: [{ statement: "@Choose agree." }] },
      screening: [{ question: "@Do you read English?", options: [{ label: "@Yes" }, {}] }],
      contact: `@${WRITTEN.contact}`,
    });
    expect(german.information[0]?.heading).toMatch(/^@/);
    expect(german.information[0]?.paragraphs[0]).toMatch(/^@/);
    expect(german.constructs.every(({ statement }) => statement.startsWith("@"))).toBe(true);
    expect(german.practice).toEqual(WRITTEN.practice);
  });

  it("stores and checks the same answers in every language", () => {
    const german = localiseProtocol(translated(WRITTEN), "de");
    const unworded = (protocol: Protocol) =>
      JSON.parse(
        JSON.stringify({ ...protocol, texts: null }, (_, value) =>
          typeof value === "string" ? value.replace(/^@/, "") : value,
        ),
      );
    expect(unworded(german)).toEqual(unworded(WRITTEN));
  });

  it("leaves what is not translated as it is written", () => {
    const half = { ...WRITTEN, texts: { de: { Yes: "Ja", No: "" } } };
    const [reads] = localiseProtocol(half, "de").screening;
    expect(reads?.options.map(({ label }) => label)).toEqual(["Ja", "No"]);
    expect(localiseProtocol(half, "en")).toBe(half);
  });

  it("finds a translation by words alone, whatever they are", () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(translationOf({ texts: { de: {} } }, "de", words)).toBeUndefined();
      }),
    );
  });

  it("does not open while an offered language lacks a text, and says which", () => {
    expect(translationProblems(translated(WRITTEN))).toEqual([]);
    const lacking = translated(WRITTEN);
    delete lacking.texts?.de?.[WRITTEN.contact];
    expect(translationProblems(lacking)).toEqual([
      {
        path: "texts.de",
        message: "German is offered, and 1 text has no translation into it: Contact.",
      },
    ]);
    const [all] = translationProblems(WRITTEN);
    expect(all?.message).toContain("Title; Section “What is this?”, Heading;");
    expect(all?.message).toMatch(/; and \d+ more\.$/);
    expect(translationProblems({ ...WRITTEN, languages: [] })).toEqual([]);
  });

  it("misses the translation of a text that has changed", () => {
    const changed = { ...translated(WRITTEN), contact: "ask us." };
    expect(missingTexts(changed, "de").map(({ path }) => path)).toEqual(["contact"]);
  });

  it.each(["de", "zh"] as const)(
    "has the demo in %s from its first word to its last",
    (language) => {
      const demo = { ...DEMO_PROTOCOL, ...DEMO_LANGUAGES };
      expect(missingTexts(demo, language)).toEqual([]);
      const words = listTexts(demo).map(({ text }) => text);
      expect(Object.keys(demo.texts?.[language] ?? {}).sort()).toEqual(words.sort());
    },
  );
});
