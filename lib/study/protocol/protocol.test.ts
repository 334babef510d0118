import { describe, expect, it } from "vitest";
import { ratingProblems, sameRatings } from "./protocol";

const protocol = {
  constructs: [
    { key: "Plausibility", statement: "It is plausible." },
    { key: "Satisfaction", statement: "I am satisfied." },
  ],
  scale: ["1", "2", "3", "4", "5"],
};

describe("ratingProblems", () => {
  it("finds nothing wrong with one rating in range per construct", () => {
    expect(ratingProblems(protocol, { Plausibility: 1, Satisfaction: 5 })).toEqual([]);
  });

  it("names what is missing, off the scale and unknown", () => {
    expect(ratingProblems(protocol, { Plausibility: 6, toString: 3 })).toEqual([
      { construct: "Plausibility", reason: "off-scale" },
      { construct: "Satisfaction", reason: "missing" },
      { construct: "toString", reason: "unknown" },
    ]);
    expect(ratingProblems(protocol, { Plausibility: 2.5, Satisfaction: 0 })).toHaveLength(2);
  });
});

describe("sameRatings", () => {
  it("compares by construct, whatever the order", () => {
    expect(sameRatings({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(sameRatings({ a: 1, b: 2 }, { a: 1, b: 3 })).toBe(false);
    expect(sameRatings({ a: 1 }, { a: 1, b: 3 })).toBe(false);
  });
});
