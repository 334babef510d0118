import { describe, expect, it } from "vitest";
import { prepareCrossedDesign } from "./crossed-design";

describe("prepareCrossedDesign", () => {
  it("numbers levels term after term, in the order in which they come", () => {
    const design = prepareCrossedDesign(
      [
        { name: "participant", level: [4, 4, 9] },
        { name: "explanation", level: [5, 7, 5] },
      ],
      3,
    );
    expect(design.columns).toBe(4);
    expect(Array.from(design.termOfColumn)).toEqual([0, 0, 1, 1]);
    expect(Array.from(design.column)).toEqual([0, 2, 0, 3, 1, 2]);
    expect(design.terms.map(({ levels }) => levels)).toEqual([2, 2]);
  });

  it("refuses terms that do not fit", () => {
    expect(() => prepareCrossedDesign([], 3)).toThrow(RangeError);
    expect(() => prepareCrossedDesign([{ name: "participant", level: [1] }], 3)).toThrow(
      RangeError,
    );
  });
});
