import { describe, expect, it } from "vitest";
import { describeLengths } from "./describe-lengths";

describe("describeLengths", () => {
  it("has the quartiles of all lengths, as many as there are of each", () => {
    expect(
      describeLengths([
        [10, 1],
        [20, 2],
        [40, 1],
      ]),
    ).toEqual({ shortest: 10, lowerQuartile: 17.5, median: 20, upperQuartile: 25, longest: 40 });
    expect(describeLengths([[7, 3]])).toMatchObject({ lowerQuartile: 7, upperQuartile: 7 });
  });

  it("has nothing to say of none", () => {
    expect(describeLengths([])).toBeNull();
    expect(describeLengths([[null, 0]])).toBeNull();
  });
});
