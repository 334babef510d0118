import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText } from "./fold-text";
import { matchText } from "./match-text";
import { resolveAnswer } from "./resolve-answer";

const texts = ["an oven", "a fridge", "the garden"];
const place = (answer: string, labels: string[] | null = null, choices = texts) => {
  const found = resolveAnswer(answer, { texts: choices, labels });
  return found.kind === "choice" ? found.index : found.kind;
};

describe("An answer", () => {
  it.each([
    "a fridge",
    " a fridge. ",
    "B",
    "b",
    "(b)",
    "(B).",
    "b.",
    "b)",
    "[B]",
    "B:",
    "(b) a fridge",
    "(b) a fridge.",
    "b. a fridge",
    "B) A Fridge",
    "B: a fridge",
    "(b) a fridge, because it is cold",
    "The answer is a fridge",
    "the answer is a fridge.",
    "The correct answer is: (b)",
    "[answer] The answer is a fridge",
    "Answer: B",
    "So the answer is (b) a fridge.",
    "It is cold. So the answer is (b).",
    "[factual] Answer: Milk spoils. So the answer is a fridge.",
    "[factual] Answer: Some say: So the answer is an oven. No. So the answer is a fridge.",
    "The answer is a fridge.\n\nQuestion: What is hot? So the answer is an oven.",
    "A FRIDGE",
    "a\u00a0fridge",
    "a\u200b fri\u00addge",
  ])("%j is the second choice", (answer) => {
    expect(place(answer)).toBe(1);
  });

  it.each(["", "a cellar", "E", "(e)", "(b) an oven", "fridge", "b or c", "0", "2"])(
    "%j is none of them",
    (answer) => {
      expect(place(answer)).toBe("none");
    },
  );

  it("is a text before it is a label, but in a column of keys", () => {
    expect(place("b", null, ["b", "a"])).toBe(0);
    expect(place("2", ["1", "2", "3"], ["2", "3", "4"])).toBe(0);
    const keyed = { texts: ["2", "3", "4"], labels: ["1", "2", "3"] };
    expect(resolveAnswer("2", keyed, { labelsFirst: true })).toMatchObject({ index: 1 });
  });

  it("goes by the labels of its question, whatever their order", () => {
    expect(place("A", ["B", "A", "C"])).toBe(1);
    expect(place("(b)", ["B", "A", "C"])).toBe(0);
    expect(place("(b) an oven", ["B", "A", "C"])).toBe(0);
    expect(place("2", ["1", "2", "3"])).toBe(1);
    expect(place("So the answer is (3).", ["1", "2", "3"])).toBe(2);
  });

  it("is refused as a letter where the choices have numbers, and the other way round", () => {
    const labels = ["1", "2", "3"];
    expect(resolveAnswer("(b)", { texts, labels })).toEqual({
      kind: "foreign-label",
      label: "b",
      labels,
    });
    expect(place("2", ["X", "Y", "Z"])).toBe("foreign-label");
    expect(place("D", ["X", "Y", "Z"])).toBe("none");
  });

  it("is the first of equal choices", () => {
    expect(place("SNOW", null, ["ice", "snow", "snow"])).toBe(1);
  });
});

describe("Texts that are written in another way", () => {
  /** Other writings of one sign, which nobody would tell apart from it. */
  const writings = (sign: string): string[] => {
    if (sign === " ") return [" ", "\u00a0", "\u202f", "  ", " \u200b"];
    if (sign === "'") return ["'", "’", "‘"];
    if (sign === '"') return ['"', "“", "”"];
    const cases = [sign, sign.toUpperCase(), sign.normalize("NFD"), `${sign}\u00ad`];
    return cases.filter((one) => one.length < 4);
  };
  const written = fc.stringMatching(/^[a-fé ü'"]{1,8}$/).filter((text) => foldText(text) !== "");
  const other = (text: string) =>
    fc
      .tuple(...[...text].map((sign) => fc.constantFrom(...writings(sign))))
      .map((signs) => signs.join(""));

  it("match the only choice that they can be", () => {
    const case_ = fc
      .uniqueArray(written, { minLength: 2, maxLength: 6, selector: foldText })
      .chain((choices) =>
        fc.nat(choices.length - 1).chain((index) =>
          fc.record({
            choices: fc.constant(choices),
            index: fc.constant(index),
            answer: other(choices[index] ?? ""),
          }),
        ),
      );
    fc.assert(
      fc.property(case_, ({ choices, index, answer }) => {
        expect(matchText(answer, choices)?.index).toBe(index);
        expect(resolveAnswer(answer, { texts: choices, labels: null })).toMatchObject({
          kind: "choice",
        });
      }),
      { numRuns: 500 },
    );
  });

  it("match nothing where two choices differ in their writing alone", () => {
    const case_ = written
      .filter((text) => /[a-f]/.test(text))
      .chain((text) =>
        fc.record({
          text: fc.constant(text),
          one: other(text),
          two: other(text),
          said: other(text),
        }),
      )
      .filter(
        ({ one, two, said }) =>
          new Set([one.trim(), two.trim(), said.trim()]).size === 3 &&
          matchText(said, [one, "z", two])?.folded !== false,
      );
    fc.assert(
      fc.property(case_, ({ one, two, said }) => {
        expect(matchText(said, [one, "z", two])).toBeNull();
      }),
      { numRuns: 300 },
    );
    expect(matchText("POLISH", ["Polish", "polish"])).toBeNull();
    expect(matchText("polish", ["Polish", "polish"])).toEqual({ index: 1, folded: false });
  });

  it.each([
    ["It’s", "it's"],
    ["“No”", '"no"'],
    ["cafe\u0301", "Café"],
    ["a\u00a0b", "a b"],
    ["co\u00adoperate", "cooperate"],
    ["non\u2011stop", "non-stop"],
    ["ΟΔΟΣ", "οδος"],
  ])("%j is %j", (one, two) => {
    expect(foldText(one)).toBe(foldText(two));
  });

  it.each([
    ["resume", "résumé"],
    ["a b", "ab"],
    ["ss", "ß"],
  ])("%j is not %j", (one, two) => {
    expect(foldText(one)).not.toBe(foldText(two));
  });
});
