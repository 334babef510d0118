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
    expect(sayAgreement(compare(1, 1), 1e-9)).toBe("R gives the same to the last digit.");
    expect(sayAgreement(compare(1 + 3e-13, 1), 1e-9)).toBe("R gives the same to a relative 3e-13.");
  });

  it("never calls a difference the same", () => {
    expect(sayAgreement(compare(1.01, 1), 1e-9)).toBe("R differs by up to a relative 1e-2 (H).");
  });

  it("names a figure that only one side has", () => {
    const sentence = "R and Grounded do not agree on whether there is a figure: H.";
    expect(sayAgreement(compare(1, null), 1e-9)).toBe(sentence);
    expect(sayAgreement(compare(null, 1), 1e-9)).toBe(sentence);
    expect(sayAgreement(compare(null, null), 1e-9)).toBe("R has no figure here either.");
  });

  it("shows a difference by its size alone", () => {
    expect([0, 2.9e-13].map(formatDifference)).toEqual(["0", "3e-13"]);
  });
});
