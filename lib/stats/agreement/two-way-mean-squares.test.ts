import { describe, expect, it } from "vitest";
import { meanSquares } from "./two-way-mean-squares";

describe("meanSquares", () => {
  it("splits the example as by hand", () => {
    const got = meanSquares(
      [
        [1, 2],
        [3, 3],
        [5, 4],
        [4, 5],
      ],
      2,
    );
    expect(got.ofUnits).toBeCloseTo(33 / 8, 14);
    expect(got.ofRaters).toBeCloseTo(1 / 8, 14);
    expect(got.within).toBeCloseTo(3 / 8, 14);
    expect(got.error).toBeCloseTo(11 / 24, 14);
  });

  it("is exactly 0 throughout for equal ratings", () => {
    const equal = [0.1, 0.1, 0.1];
    expect(meanSquares([equal, equal], 3)).toEqual({
      ofUnits: 0,
      ofRaters: 0,
      within: 0,
      error: 0,
    });
  });
});
