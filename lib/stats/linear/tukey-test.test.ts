import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countValues } from "@/lib/stats/descriptive/value-counts";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { expectFigure, readFigures, readReferences } from "@/lib/stats/testing/read-references";
import { tukeyTest } from "./tukey-test";

interface ReferenceAnova {
  tukey: { contrast: string; diff: number; lo: number; hi: number; p: number }[];
}

const { oneway_anova } = readFigures<{ oneway_anova: Record<string, ReferenceAnova> }>(
  "study.json",
);
const study = readReferences().filter(({ name }) => name.startsWith("study "));
const wantedOf = (name: string) => oneway_anova[name.replace("study ", "")]!;

describe("tukeyTest", () => {
  it.each(study)("compares every pair of the $name as R does", ({ name, groups, table }) => {
    const wanted = wantedOf(name).tukey;
    const pairs = tukeyTest(table);
    expect(pairs).toHaveLength(wanted.length);
    pairs.forEach((pair, index) => {
      const row = wanted[index]!;
      expect(`${groups[pair.second]}-${groups[pair.first]}`).toBe(row.contrast);
      if (pair.kind !== "estimate") throw new Error(pair.kind);
      // Two means of Satisfaction are equal, but for R's rounding.
      expect(Math.abs(pair.difference - row.diff), row.contrast).toBeLessThan(1e-13);
      // R's quantile is right to eight digits, its p-values to about ten after the point.
      const reach = (row.hi - row.lo) / 2;
      expect(Math.abs(pair.lower - row.lo)).toBeLessThan(1e-8 * reach);
      expect(Math.abs(pair.upper - row.hi)).toBeLessThan(1e-8 * reach);
      expect(Math.abs(pair.p - row.p)).toBeLessThan(1e-11 + 1e-10 * row.p);
    });
  });

  it("has the worked example of its documentation", () => {
    // TukeyHSD(aov(y ~ g)): 1, -1.505235582042, 3.50523558204, .48272727950321; p of 1-3 .00649372115399
    const pairs = tukeyTest(
      countValues([
        [1, 2, 3],
        [2, 3, 4],
        [5, 6, 7],
      ]),
    ).filter(isEstimate);
    expectFigure(pairs[0]!.lower, -1.505235582042, "lower", 1e-7);
    expectFigure(pairs[0]!.p, 0.48272727950321, "p", 1e-9);
    expectFigure(pairs[1]!.p, 0.00649372115399, "p", 1e-8);
  });

  it("has an interval beyond 0 exactly where p is below what the confidence leaves", () => {
    const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(ratings, { minLength: 3, maxLength: 3 }), (groups) => {
        for (const pair of tukeyTest(countValues(groups), 0.9).filter(isEstimate)) {
          fc.pre(Math.abs(pair.p - 0.1) > 1e-9);
          expect(pair.lower > 0 || pair.upper < 0).toBe(pair.p < 0.1);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("leaves out empty groups, says which pairs lack one, and refuses a confidence that is none", () => {
    const pairs = tukeyTest(countValues([[1, 2], [], [2, 4]]));
    const missing = { kind: "insufficient-data", of: "groups", needed: 2, got: 1 };
    expect(pairs[0]).toEqual({ first: 0, second: 1, ...missing });
    expect(pairs[1]).toEqual({
      ...tukeyTest(
        countValues([
          [1, 2],
          [2, 4],
        ]),
      )[0],
      first: 0,
      second: 2,
    });
    expect(tukeyTest(countValues([[1], [2]]))[0]).toMatchObject({ of: "ratings", needed: 3 });
    expect(tukeyTest(countValues([[], []]))[0]).toMatchObject({ of: "groups", got: 0 });
    expect(() =>
      tukeyTest(
        countValues([
          [1, 2],
          [2, 4],
        ]),
        1,
      ),
    ).toThrow(RangeError);
  });
});
