import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantileOfCounts, quantileOfSorted } from "./quantile";
import { countValues } from "./value-counts";

describe("quantiles of type 7", () => {
  it("are the values themselves at the ends and on a straight line between neighbours", () => {
    expect(quantileOfSorted([1, 2, 4], 0)).toBe(1);
    expect(quantileOfSorted([1, 2, 4], 0.75)).toBe(3);
    expect(quantileOfSorted([1, 2, 4], 1)).toBe(4);
    expect(quantileOfSorted([7], 0.3)).toBe(7);
  });

  it("are the same from counts as from the numbers written out", () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 });
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(numbers, probability, (list, p) => {
        const { values, counts } = countValues([list]);
        const sorted = Float64Array.from(list).sort();
        expect(quantileOfCounts(values, counts[0]!, p)).toBe(quantileOfSorted(sorted, p));
      }),
    );
  });

  it("pass over values that do not occur", () => {
    expect(quantileOfCounts([1, 2, 3, 4, 5], [0, 2, 0, 2, 0], 0)).toBe(2);
    expect(quantileOfCounts([1, 2, 3, 4, 5], [0, 2, 0, 2, 0], 0.5)).toBe(3);
    expect(quantileOfCounts([1, 2, 3, 4, 5], [0, 2, 0, 2, 0], 1)).toBe(4);
  });

  it("refuse no values, and probabilities that are none", () => {
    expect(() => quantileOfSorted([], 0.5)).toThrow(RangeError);
    expect(() => quantileOfCounts([1], [0], 0.5)).toThrow(RangeError);
    for (const p of [-0.1, 1.1, Number.NaN])
      expect(() => quantileOfSorted([1], p)).toThrow(RangeError);
  });
});
