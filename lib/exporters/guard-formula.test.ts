import { describe, expect, it } from "vitest";
import { guardFormula } from "./guard-formula";

describe("A text that a spreadsheet could run", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "\n=1", "\u00A0-1", "＝1", "＋1"])(
    "gets an apostrophe: %j",
    (text) => {
      expect(guardFormula(text)).toBe(`'${text}`);
    },
  );

  it.each(["", "fine", "a=b", "1-2", "'=1", "“=1”", "  words", "–1"])("is not %j", (text) => {
    expect(guardFormula(text)).toBe(text);
  });
});
