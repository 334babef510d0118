import { describe, expect, it } from "vitest";
import { treatmentColumns } from "./treatment-columns";

describe("treatmentColumns", () => {
  it("has the worked example of its documentation", () => {
    expect(treatmentColumns([0, 2, 1, 0], 3).map((column) => [...column])).toEqual([
      [0, 0, 1, 0],
      [0, 1, 0, 0],
    ]);
  });

  it("has no column for one group or none, and zeros for a group without rows", () => {
    expect(treatmentColumns([0, 0], 1)).toEqual([]);
    expect(treatmentColumns([], 0)).toEqual([]);
    expect(treatmentColumns([0, 0], 2).map((column) => [...column])).toEqual([[0, 0]]);
  });

  it("refuses a group that is not there", () => {
    for (const group of [-1, 2, 0.5, Number.NaN]) {
      expect(() => treatmentColumns([0, group], 2)).toThrow(RangeError);
    }
  });
});
