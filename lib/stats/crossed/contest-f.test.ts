import { describe, expect, it } from "vitest";
import { combineDenominators, denominatorOf, waldStatistic } from "./contest-f";

describe("waldStatistic", () => {
  it("is the square of a single contrast's", () => {
    const covariance = Float64Array.of(1, 0.5, 0.5, 1);
    expect(waldStatistic([[1, -1]], [1, 3], covariance)).toBeCloseTo(4, 12);
    expect(
      waldStatistic(
        [
          [1, 0],
          [0, 1],
        ],
        [1, 1],
        covariance,
      ),
    ).toBeCloseTo(4 / 3, 12);
    expect(
      waldStatistic(
        [
          [1, 0],
          [2, 0],
        ],
        [1, 1],
        covariance,
      ),
    ).toBeNull();
  });
});

describe("denominatorOf", () => {
  it("combines single degrees of freedom", () => {
    expect(combineDenominators([4, 6])).toBeCloseTo(14 / 3, 12);
    expect(combineDenominators([5])).toBe(5);
    expect(combineDenominators([5, 5])).toBe(5);
    expect(combineDenominators([2, 50])).toBe(2);
    expect(() => combineDenominators([])).toThrow(RangeError);
  });

  it("is that of the one contrast, and nothing where one has none", () => {
    const unit = [Float64Array.of(0, 1)];
    expect(denominatorOf(unit, Float64Array.of(1, 0, 0, 1), () => 7)).toBe(7);
    expect(denominatorOf(unit, Float64Array.of(1, 0, 0, 1), () => null)).toBeNull();
  });
});
