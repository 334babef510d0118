import { describe, expect, it } from "vitest";
import { compareFigures, formatDifference, sayAgreement } from "./ask-r-difference";

const compare = (ours: number | null, r: number | null) =>
  compareFigures([{ name: "H", value: ours }], new Map([["H", r]]));

describe("The comparison with R", () => {
  it("is relative to R's figure", () => {
    expect(compare(2.000002, 2)[0]?.difference).toBeCloseTo(1e-6, 12);
    expect(compare(-3, -3)[0]?.difference).toBe(0);
  });

  it("takes what rounding leaves of zero for zero", () => {
    expect(compare(1e-17, 0)[0]?.difference).toBe(0);
    expect(compare(0.5, 0)[0]?.difference).toBe(1);
  });

  it("says how close both sides are", () => {
    expect(sayAgreement(compare(1, 1))).toBe("R gives the same to the last digit.");
    expect(sayAgreement(compare(1 + 3e-13, 1))).toBe("R gives the same to a relative 3e-13.");
  });

  it("never calls a difference the same", () => {
    expect(sayAgreement(compare(1.01, 1))).toBe("R differs by up to a relative 1e-2 (H).");
  });

  it("says where only an absolute difference is small", () => {
    const figures = compareFigures(
      [
        { name: "difference", value: 1 },
        { name: "p", value: 2.5e-7 },
      ],
      new Map([
        ["difference", 1],
        ["p", 2e-7],
      ]),
    );
    expect(sayAgreement(figures)).toBe("R differs by up to a relative 3e-1 (p).");
    expect(sayAgreement(figures, { negligible: 1e-6 })).toBe(
      "R gives the same to a relative 0, or to 5e-8 where R itself computes no closer.",
    );
  });

  it("names a figure that only one side has", () => {
    const sentence = "R and Grounded do not agree on whether there is a figure: H.";
    expect(sayAgreement(compare(1, null))).toBe(sentence);
    expect(sayAgreement(compare(null, 1))).toBe(sentence);
    expect(sayAgreement(compare(null, null))).toBe("R has no figure here either.");
  });

  it("shows a difference by its size alone", () => {
    expect([0, 2.9e-13].map(formatDifference)).toEqual(["0", "3e-13"]);
  });
});
