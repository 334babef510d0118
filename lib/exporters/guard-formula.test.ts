import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unguardFormula } from "@/lib/importers/formula-start";
import { guardFormula } from "./guard-formula";

describe("A text that a spreadsheet could run", () => {
  it.each([
    ...["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "\n=1", "\u00A0-1", "＝1", "＋1"],
    // It would look as if it had been given its apostrophe here.
    "'=1",
  ])("gets an apostrophe: %j", (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });

  it.each(["", "fine", "a=b", "1-2", "“=1”", "  words", "–1", "'tis", "''"])(
    "is not %j",
    (text) => {
      expect(guardFormula(text)).toBe(text);
    },
  );

  it("is given back as it was", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."'=+-@\t\r\n \u00A0＝a") }),
    );
    fc.assert(
      fc.property(text, (original) => unguardFormula(guardFormula(original)) === original),
      { numRuns: 2000 },
    );
  });
});
