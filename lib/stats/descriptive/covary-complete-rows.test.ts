import { describe, expect, it } from "vitest";
import { correlationsOf, covaryCompleteRows } from "./covary-complete-rows";

const values = [1, 2, 3, 4, 5];

describe("covaryCompleteRows", () => {
  it("finds the variances and covariance of the example", () => {
    const { n, k, covariance } = covaryCompleteRows([
      { values, value: [0, 1, 2] },
      { values, value: [0, 1, 4] },
    ]);
    expect([n, k]).toEqual([3, 2]);
    [1, 2, 2, 13 / 3].forEach((wanted, cell) => {
      expect(covariance[cell]).toBeCloseTo(wanted, 14);
    });
  });

  it("leaves a row out as a whole where one of its ratings is missing", () => {
    const whole = [
      { values, value: [0, 3, 2] },
      { values, value: [0, 1, 4] },
    ];
    const holes = [
      { values, value: [0, 4, 3, -1, 2] },
      { values, value: [0, -1, 1, 2, 4] },
    ];
    expect(covaryCompleteRows(holes)).toEqual(covaryCompleteRows(whole));
  });

  it("gives equal ratings a variance of exactly 0, and no correlation", () => {
    const rows = covaryCompleteRows([
      { values: [1 / 3, 0.7], value: [1, 1, 1, 1, 1] },
      { values, value: [0, 1, 4, 3, 2] },
    ]);
    expect([...rows.covariance.subarray(0, 3)]).toEqual([0, 0, 0]);
    expect(correlationsOf(rows)).toBeNull();
  });

  it("loses no digits to a large mean", () => {
    const far = values.map((value) => value + 2 ** 30);
    const value = [0, 4, 2, 1, 1, 3];
    expect(covaryCompleteRows([{ values: far, value }]).covariance[0]).toBeCloseTo(
      covaryCompleteRows([{ values, value }]).covariance[0]!,
      12,
    );
  });

  it("has nothing but zeros for one row, and refuses rows that do not fit", () => {
    expect([...covaryCompleteRows([{ values, value: [1] }]).covariance]).toEqual([0]);
    expect(covaryCompleteRows([])).toMatchObject({ n: 0, k: 0 });
    const wrong = [
      [{ values, value: [5] }],
      [
        { values, value: [1] },
        { values, value: [1, 2] },
      ],
    ];
    for (const measures of wrong) expect(() => covaryCompleteRows(measures)).toThrow(RangeError);
  });
});
