import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countValues } from "@/lib/stats/descriptive/value-counts";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import {
  expectFigure,
  FIXTURES,
  readFigures,
  readFixtureRows,
  readReferences,
} from "@/lib/stats/testing/read-references";
import { fencesOfCounts, findOutliers, isOutlier } from "./tukey-fences";

const { outliers_quality } = readFigures<{
  outliers_quality: {
    by_model: Record<string, number>;
    fences: Record<string, { q1: number; q3: number; lower: number; upper: number }>;
  };
}>("study.json");
const fixtures =
  readFigures<Record<string, { outliers_Q: Record<string, number> }>>("fixtures.json");

describe("findOutliers", () => {
  it.each(FIXTURES)("finds as many responses of %s apart from their group as R does", (name) => {
    const rows = readFixtureRows(name).filter(({ ratings }) => ratings.Q !== null);
    for (const [group, wanted] of Object.entries(fixtures[name]!.outliers_Q)) {
      const values = rows.filter((row) => row.group === group).map(({ ratings }) => ratings.Q!);
      const got = findOutliers(values);
      if (got.kind !== "estimate") throw new Error(got.kind);
      expect(got.outlier.filter(Boolean), `${name} ${group}`).toHaveLength(wanted);
    }
  });

  it("has the worked example of its documentation", () => {
    expect(findOutliers([32, 1, 16, 2, 8, 4])).toEqual({
      kind: "estimate",
      q1: 2.5,
      q3: 14,
      lower: -14.75,
      upper: 31.25,
      extremeLower: -32,
      extremeUpper: 48.5,
      outlier: [true, false, false, false, false, false],
      extreme: [false, false, false, false, false, false],
    });
  });

  it("calls extreme what is an outlier by twice the distance, and flags nothing of three values", () => {
    const far = findOutliers([1, 2, 3, 4, 5, 8.5, 12]);
    if (far.kind !== "estimate") throw new Error(far.kind);
    expect(far.outlier.map(Number)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    const farther = findOutliers([1, 2, 3, 4, 5, 6, 13.6, 60]);
    expect(farther).toMatchObject({
      outlier: [false, false, false, false, false, false, false, true],
    });
    if (isEstimate(farther)) expect(farther.extreme[7]).toBe(true);
    const three = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(three, (values) => {
        const got = findOutliers(values);
        if (isEstimate(got)) expect(got.outlier).not.toContain(true);
      }),
    );
  });

  it("closes the fences on the value where all are equal, and has none without values", () => {
    for (const values of [[0.5], [0.5, 0.5]]) {
      expect(findOutliers(values)).toMatchObject({ lower: 0.5, upper: 0.5 });
    }
    const nothing = { kind: "insufficient-data", needed: 1, got: 0 };
    expect(findOutliers([])).toEqual({ ...nothing, of: "values" });
    expect(fencesOfCounts([1, 2], [0, 0])).toEqual({ ...nothing, of: "ratings" });
    expect(() => findOutliers([1, Number.NaN])).toThrow(RangeError);
  });
});

describe("fencesOfCounts", () => {
  it("puts the fences of the published study's Quality where R does, with as many beyond them", () => {
    const { groups, table } = readReferences().find(({ name }) => name === "study Quality")!;
    groups.forEach((group, index) => {
      const counts = table.counts[index]!;
      const got = fencesOfCounts(table.values, counts);
      if (got.kind !== "estimate") throw new Error(got.kind);
      for (const figure of ["q1", "q3", "lower", "upper"] as const) {
        expectFigure(got[figure], outliers_quality.fences[group]![figure], `${figure} of ${group}`);
      }
      const beyond = counts.filter((_, place) => isOutlier(table.values[place]!, got));
      expect(beyond.reduce((sum, count) => sum + count, 0)).toBe(outliers_quality.by_model[group]);
    });
  });

  it("gives the fences of the written-out values", () => {
    const ratings = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(ratings, (numbers) => {
        const { values, counts } = countValues([numbers]);
        const { outlier, extreme, ...fences } = findOutliers(numbers) as never as Record<
          string,
          unknown
        >;
        expect(fencesOfCounts(values, counts[0]!)).toEqual(fences);
      }),
    );
  });
});
