import { describe, expect, it } from "vitest";
import { momentsOfCounts, momentsOfNumbers } from "./group-moments";

describe("The moments of a group", () => {
  it("are those of the written-out numbers", () => {
    expect(momentsOfCounts([1, 2, 3], [1, 2, 1])).toEqual({ n: 4, mean: 2, squares: 2 });
    expect(momentsOfNumbers([1, 2, 2, 3])).toEqual({ n: 4, mean: 2, squares: 2 });
    expect(momentsOfNumbers([])).toEqual(momentsOfCounts([1, 2], [0, 0]));
    expect(() => momentsOfNumbers([1, Number.NaN])).toThrow(RangeError);
  });
});
