import { describe, expect, it } from "vitest";
import { meantCodes, readCompletionCode } from "./completion-code";

describe("a completion code", () => {
  it.each([
    ["C1GRND7K", "C1GRND7K"],
    [" c1grnd7k ", "c1grnd7k"],
    ["C1 GRND\u00a07K", "C1GRND7K"],
    ["\u200bC1GRND7K\ufeff", "C1GRND7K"],
    ["Ｃ１ＧＲＮＤ７Ｋ", "C1GRND7K"],
    ["https://app.prolific.com/submissions/complete?cc=C1GRND7K", "C1GRND7K"],
    ["app.prolific.co/submissions/complete?x=1&cc=C1GRND7K&y=2", "C1GRND7K"],
    ["https://app.prolific.com/submissions/complete?cc=C1%20GRND7K#top", "C1GRND7K"],
    ["https://app.prolific.com/submissions/complete?cc=%E0", "%E0"],
    ["", ""],
    ["my code is C1", "mycodeisC1"],
  ])("is read from “%s”", (text, code) => {
    expect(readCompletionCode(text)).toBe(code);
  });
});

describe("codes of a list", () => {
  const read = (codes: (string | null)[], known: string[], written = codes) =>
    meantCodes(
      codes.map((code, index) => ({ line: index + 2, code, written: written[index] ?? null })),
      new Set(known),
    );

  it("are the study's, whatever their case; which ones is said", () => {
    const { submissions, readings } = read(["c1grnd7k", "C1GRND7K", null, "other"], ["C1GRND7K"]);
    expect(submissions.map(({ code }) => code)).toEqual(["C1GRND7K", "C1GRND7K", null, "other"]);
    expect(readings).toEqual([{ line: 2, written: "c1grnd7k", code: "C1GRND7K" }]);
  });

  it("are said where they stood in an address or had spaces, also if the study does not know them", () => {
    const { readings } = read(["C1"], [], ["https://app.prolific.com/submissions/complete?cc=C1"]);
    expect(readings).toMatchObject([{ line: 2, code: "C1" }]);
  });

  it("stay as they are where two codes differ in case alone", () => {
    const { submissions } = read(["abc", "ABC", "Abc"], ["abc", "ABC"]);
    expect(submissions.map(({ code }) => code)).toEqual(["abc", "ABC", "Abc"]);
  });
});
