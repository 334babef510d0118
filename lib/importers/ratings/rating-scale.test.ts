import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideScales } from "./decide-scales";
import type { RatingColumn } from "./rating-column";
import { detectScale, joinedScale, readScaleOption } from "./rating-scale";

const counted = (values: number[]) => {
  const numbers = new Map<number, number>();
  for (const value of values) numbers.set(value, (numbers.get(value) ?? 0) + 1);
  return numbers;
};
const detect = (...values: number[]) => detectScale(counted(values), values.length);

describe("A scale is told from the whole column", () => {
  it.each([
    ["from 1", [1, 5, 3, 4, 2], { from: 1, to: 5 }],
    ["from 0, where zeros are no exception", [0, 10, 3, 0, 7, 9, 5], { from: 0, to: 10 }],
    ["from -3", [-3, 3, 0, 1, -2, 2, -1], { from: -3, to: 3 }],
    ["from -2, with the lowest answer used once", [-2, 2, 0, 1, 1, 2, 0], { from: -2, to: 2 }],
    ["from 1, with a slip below", [0, 3, 4, 5, 2, 1, 3, 4, 5], { from: 1, to: 5 }],
    ["from 1, with a code for no answer", [-9, -9, 3, 4, 5, 2, 1, 3, 4, 5], { from: 1, to: 5 }],
  ])("%s", (_, values, scale) => {
    expect(detect(...values)).toEqual(scale);
  });

  it.each([
    ["counts, which are mostly zeros", [0, 0, 0, 0, 1, 2, 1]],
    ["percentages", [0, 35, 80, 100, 64]],
    ["years", [1990, 2001, 1985]],
    ["nothing", []],
    ["a constant zero", [0, 0, 0]],
  ])("is none for %s", (_, values) => {
    expect(detect(...values)).toBeNull();
  });

  it("holds every answer of a scale that is used from end to end", () => {
    const scale = fc.oneof(
      fc.integer({ min: 5, max: 11 }).map((to) => ({ from: 1, to })),
      fc.integer({ min: 4, max: 10 }).map((to) => ({ from: 0, to })),
      fc.integer({ min: 2, max: 5 }).map((k) => ({ from: -k, to: k })),
    );
    fc.assert(
      fc.property(scale, fc.integer({ min: 2, max: 9 }), ({ from, to }, times) => {
        const values = Array.from({ length: to - from + 1 }, (_, place) => place + from);
        expect(detect(...values.flatMap((value) => new Array<number>(times).fill(value)))).toEqual({
          from,
          to,
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe("A scale on the command line", () => {
  it.each([
    ["Clarity=-3..3", { column: "Clarity", scale: { from: -3, to: 3 } }],
    ["Clarity = −3..+3", { column: "Clarity", scale: { from: -3, to: 3 } }],
    ["a=b=0..10", { column: "a=b", scale: { from: 0, to: 10 } }],
  ])("is read: %s", (text, read) => {
    expect(readScaleOption(text)).toEqual(read);
  });

  it.each(["Clarity", "Clarity=3", "=1..5", "Clarity=5..1", "Clarity=0..100", "Clarity=1..1"])(
    "is refused: %s",
    (text) => {
      expect(readScaleOption(text)).toHaveProperty("problem");
    },
  );
});

describe("A column of hundreds of thousands of different numbers", () => {
  const numbers = new Map(Array.from({ length: 300_000 }, (_, at) => [-at, 1]));
  const column = { key: "Clear", numbers, given: numbers.size } as RatingColumn;

  it("shares no scale, and breaks nothing", () => {
    expect(joinedScale(numbers, numbers.size, [{ from: 0, to: 10 }])).toBeNull();
  });

  it("has the points that its file says", () => {
    const said = new Map([["Clear", 5]]);
    const { scales } = decideScales([column], { asked: new Map(), said });
    expect(scales.get("Clear")).toMatchObject({ from: 1, to: 5 });
  });
});
