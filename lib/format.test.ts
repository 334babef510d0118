import { describe, expect, it } from "vitest";
import { formatEstimate, formatFullP, formatInstant, formatP } from "./format";

describe("formatFullP", () => {
  it.each([
    [0.14827512, ".148275"],
    [0.098671234, ".098671"],
    [0.0081185712, ".0081186"],
    [0.00035714123, ".00035714"],
    [4.26e-9, "4.2600e-9"],
    [0.99999999, "1.000000"],
    [1, "1"],
    [0, "0"],
    [Number.NaN, "–"],
  ])("shows %s as %s", (p, shown) => {
    expect(formatFullP(p)).toBe(shown);
  });
});

describe("formatEstimate", () => {
  it("gives no sign to what rounds to nothing", () => {
    expect([-0.0004, 0, -0.006, -1.5].map((value) => formatEstimate(value))).toEqual([
      "0.00",
      "0.00",
      "-0.01",
      "-1.50",
    ]);
    expect(formatEstimate(-0.2, 0)).toBe("0");
  });
});

describe("formatP", () => {
  it("rounds to three decimals, and says when it is smaller", () => {
    expect([0.0004, 0.0123, 0.9999].map((p) => formatP(p))).toEqual(["< .001", ".012", "1.000"]);
  });
});

describe("formatInstant", () => {
  it("is in UTC wherever it is shown", () => {
    expect(formatInstant("2026-11-24T23:31:00.000Z")).toBe("24 Nov 2026, 23:31 UTC");
  });
});
