import { describe, expect, it } from "vitest";
import { splitCompleteRows } from "./split-complete-rows";

describe("splitCompleteRows", () => {
  const values = [1, 2, 3, 4];
  const others = [5, 6, 7, 8];

  it("gives every group its own complete rows, in their order, and an empty group none", () => {
    const measures = [
      { values, value: [0, 1, -1, 3] },
      { values: others, value: [0, 1, 2, 3] },
    ];
    const split = splitCompleteRows(measures, [0, 1, 1, 1], 3);
    expect(split.map((ofGroup) => ofGroup.map(({ value }) => Array.from(value)))).toEqual([
      [[0], [0]],
      [
        [1, 3],
        [1, 3],
      ],
      [[], []],
    ]);
    expect(split[2]!.map((measure) => measure.values)).toEqual([values, others]);
  });

  it("refuses columns that do not fit together", () => {
    const measures = [{ values, value: [0, 1] }];
    expect(() => splitCompleteRows(measures, [0], 1)).toThrow(RangeError);
    expect(() => splitCompleteRows(measures, [0, 1], 1)).toThrow(RangeError);
    expect(() => splitCompleteRows(measures, [0, -1], 1)).toThrow(RangeError);
    expect(() => splitCompleteRows([{ values, value: [0, 4] }], [0, 0], 1)).toThrow(RangeError);
  });
});
