import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countRatings,
  countValues,
  fromCounts,
  rowMeanValues,
  totalsPerValue,
} from "./value-counts";

describe("value counts", () => {
  it("counts raw numbers by group over the values that occur in any group", () => {
    expect(countValues([[4, 5, 4], [1], []])).toEqual({
      values: [1, 4, 5],
      counts: [
        [0, 2, 1],
        [1, 0, 0],
        [0, 0, 0],
      ],
    });
  });

  it("sorts values as numbers, not as text", () => {
    expect(countValues([[10, 9, -1]]).values).toEqual([-1, 9, 10]);
  });

  it("loses no rating and gains none", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 5 }))), (groups) => {
        const table = countValues(groups);
        expect(table.counts.map(countRatings)).toEqual(groups.map((group) => group.length));
        expect(countRatings(totalsPerValue(table))).toBe(groups.flat().length);
      }),
    );
  });

  it("takes counts of the answers 1 to 5, or of values that are given with them", () => {
    expect(fromCounts([[8, 25, 25, 112, 107]]).values).toEqual([1, 2, 3, 4, 5]);
    expect(fromCounts([[1, 0]], [0, 0.5]).values).toEqual([0, 0.5]);
  });

  it("lists the row means that five ratings can have as exactly the numbers that division gives", () => {
    const means = rowMeanValues(5);
    expect(means).toHaveLength(21);
    expect(means).toEqual(Array.from({ length: 21 }, (_, index) => (index + 5) / 5));
    expect(rowMeanValues(1)).toEqual([1, 2, 3, 4, 5]);
    expect(rowMeanValues(2, 0, 1)).toEqual([0, 0.5, 1]);
  });

  it("refuses counts that cannot be counts, and values out of order", () => {
    expect(() => fromCounts([[1, 2, 3]])).toThrow("3 counts for 5 values");
    for (const count of [-1, 0.5, Number.NaN]) {
      expect(() => fromCounts([[count]], [1])).toThrow(RangeError);
    }
    for (const values of [
      [2, 1],
      [1, 1],
      [1, Number.NaN],
      [1, Number.POSITIVE_INFINITY],
    ]) {
      expect(() => fromCounts([], values)).toThrow(RangeError);
    }
    expect(() => countValues([[1, Number.NaN]])).toThrow(RangeError);
    expect(() => rowMeanValues(0)).toThrow(RangeError);
    expect(() => rowMeanValues(1.5)).toThrow(RangeError);
    expect(() => rowMeanValues(5, 5, 1)).toThrow(RangeError);
  });
});
