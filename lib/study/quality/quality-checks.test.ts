import { describe, expect, it } from "vitest";
import { failedChecks } from "./quality-checks";

const response = (ratings: number[], durationMs: number | null = 20_000) => ({
  ratings,
  durationMs,
});

describe("failedChecks", () => {
  it("finds nothing in ordinary responses, nor where nobody rated", () => {
    expect(failedChecks([response([4, 5, 3]), response([4, 4, 4])])).toEqual([]);
    expect(failedChecks([])).toEqual([]);
  });

  it("finds one answer given throughout, from six responses on", () => {
    const same = Array.from({ length: 6 }, () => response([4, 4, 4]));
    expect(failedChecks(same)).toEqual(["straight-lining"]);
    expect(failedChecks(same.slice(1))).toEqual([]);
    expect(failedChecks([...same, response([4, 4, 5])])).toEqual([]);
  });

  it("does not take a study of one statement for straight-lining", () => {
    expect(failedChecks(Array.from({ length: 9 }, () => response([4])))).toEqual([]);
  });

  it("finds a median trial of less than a second a statement, if it was measured", () => {
    const times = (...durations: (number | null)[]) =>
      failedChecks(durations.map((duration, index) => response([1 + index, 2, 3], duration)));
    expect(times(2_900, 60_000, 2_000)).toEqual(["speed"]);
    expect(times(3_000, 3_000, 100)).toEqual([]);
    expect(times(null, null, null)).toEqual([]);
  });
});
