import { describe, expect, it } from "vitest";
import { multivariateFTests } from "./multivariate-f";

// Against R: see the tests of multivariateRankTest, which is where the sums come from.
describe("multivariateFTests", () => {
  const example = {
    measures: 1,
    groups: 2,
    rows: 6,
    between: Float64Array.of(6),
    within: Float64Array.of(4),
  };

  it("gives the figures of the example, and leaves the sums as they are", () => {
    const { wilks, lawleyHotelling, bartlettNandaPillai } = multivariateFTests(example);
    for (const got of [wilks, lawleyHotelling]) {
      if (got.kind !== "estimate") throw new Error(got.kind);
      expect(got.statistic).toBeCloseTo(6, 12);
      expect([got.df1, got.df2]).toEqual([1, 4]);
      expect(got.pValue).toBeCloseTo(0.070484, 6);
    }
    expect(bartlettNandaPillai.kind).toBe("estimate");
    expect([example.between[0], example.within[0]]).toEqual([6, 4]);
  });

  it("finds nothing where groups have the same means", () => {
    const none = multivariateFTests({ ...example, between: Float64Array.of(0) });
    for (const got of Object.values(none)) {
      expect(got).toMatchObject({ kind: "estimate", statistic: 0, pValue: 1 });
    }
  });

  it("has no test where one measure repeats another, or there are fewer rows than it takes", () => {
    const singular = { kind: "undefined", reason: "singular" };
    const repeated = {
      ...example,
      measures: 2,
      between: Float64Array.of(6, 6, 6, 6),
      within: Float64Array.of(4, 4, 4, 4),
    };
    expect(Object.values(multivariateFTests(repeated))).toEqual([singular, singular, singular]);
    expect(multivariateFTests({ ...example, rows: 2 }).wilks).toEqual(singular);
    expect(multivariateFTests({ ...example, rows: 5 })).toMatchObject({
      wilks: { kind: "estimate" },
      lawleyHotelling: { kind: "insufficient-data", of: "complete-responses", needed: 6, got: 5 },
    });
  });
});
