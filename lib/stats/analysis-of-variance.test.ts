import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyseVariance } from "./analysis-of-variance";
import { momentsOfCounts, momentsOfNumbers } from "./group-moments";
import { isEstimate } from "./outcome";
import { expectFigure, readFigures, readReferences } from "./testing/read-references";
import { tukeyTest } from "./tukey-test";
import { countValues, fromCounts } from "./value-counts";
import { welchTest } from "./welch-test";

interface ReferenceAnova {
  F: number;
  df1: number;
  df2: number;
  p: number;
  eta2: number;
  welch_F: number;
  welch_df2: number;
  welch_p: number;
  tukey: { contrast: string; diff: number; lo: number; hi: number; p: number }[];
}

const { oneway_anova } = readFigures<{ oneway_anova: Record<string, ReferenceAnova> }>(
  "study.json",
);
const study = readReferences().filter(({ name }) => name.startsWith("study "));
const wantedOf = (name: string) => oneway_anova[name.replace("study ", "")]!;

describe("analyseVariance", () => {
  it.each(study)("tests the means of the $name as R does", ({ name, table }) => {
    const wanted = wantedOf(name);
    const got = analyseVariance(table);
    if (got.kind !== "estimate") throw new Error(got.kind);
    expectFigure(got.f, wanted.F, `F of ${name}`);
    expectFigure(got.p, wanted.p, `p of ${name}`);
    expectFigure(got.etaSquared, wanted.eta2, `eta² of ${name}`);
    expect([got.dfBetween, got.dfWithin]).toEqual([wanted.df1, wanted.df2]);
  });

  it("has the worked example of its documentation", () => {
    // anova(lm(y ~ g)): F 13.5, p .021312
    const got = analyseVariance(
      fromCounts(
        [
          [1, 1, 1, 0, 0, 0],
          [0, 0, 0, 1, 1, 1],
        ],
        [1, 2, 3, 4, 5, 6],
      ),
    );
    expect(got).toMatchObject({ f: 13.5, dfBetween: 1, dfWithin: 4, between: 13.5, within: 4 });
  });

  it("splits the variation about the mean of all ratings, and loses none", () => {
    const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.array(ratings, { minLength: 2, maxLength: 5 }), (groups) => {
        const got = analyseVariance(countValues(groups));
        fc.pre(isEstimate(got));
        if (!isEstimate(got)) return;
        const whole = momentsOfNumbers(groups.flat());
        expect(got.between + got.within).toBeCloseTo(whole.squares, 9);
        expect(got.n).toBe(whole.n);
      }),
    );
  });

  it("leaves out empty groups, and says what is missing", () => {
    const with_ = analyseVariance(countValues([[1, 2], [], [2, 4]]));
    expect(with_).toEqual(
      analyseVariance(
        countValues([
          [1, 2],
          [2, 4],
        ]),
      ),
    );
    expect(analyseVariance(countValues([[1, 2], []]))).toEqual({
      kind: "insufficient-data",
      of: "groups",
      needed: 2,
      got: 1,
    });
    expect(analyseVariance(countValues([[1], [2], [2]]))).toEqual({
      kind: "insufficient-data",
      of: "ratings",
      needed: 4,
      got: 3,
    });
  });

  it("tells equal ratings throughout from equal ratings within groups that differ", () => {
    for (const test of [analyseVariance, welchTest, (table: never) => tukeyTest(table)[0]!]) {
      const [equal, differing] = [
        [
          [0.6, 0.6],
          [0.6, 0.6, 0.6],
        ],
        [
          [0.6, 0.6],
          [0.8, 0.8],
        ],
      ].map((groups) => test(countValues(groups) as never));
      expect(equal).toMatchObject({ kind: "undefined", reason: "no-variation" });
      expect(differing).toMatchObject({ kind: "undefined", reason: "no-residual-variation" });
    }
  });
});

describe("welchTest", () => {
  it.each(study)("tests the means of the $name as R does", ({ name, table }) => {
    const wanted = wantedOf(name);
    const got = welchTest(table);
    if (got.kind !== "estimate") throw new Error(got.kind);
    expectFigure(got.f, wanted.welch_F, `F of ${name}`);
    expectFigure(got.df2, wanted.welch_df2, `df of ${name}`);
    expectFigure(got.p, wanted.welch_p, `p of ${name}`);
    expect(got.df1).toBe(wanted.df1);
  });

  it("has the worked example of its documentation", () => {
    // oneway.test(y ~ g): F 10, denominator 3.4482758620690, p .0419145174715
    const got = welchTest(
      countValues([
        [1, 2, 3],
        [4, 5, 7],
      ]),
    );
    if (got.kind !== "estimate") throw new Error(got.kind);
    expectFigure(got.f, 10, "F");
    expectFigure(got.df2, 100 / 29, "df");
    expectFigure(got.p, 0.0419145174715, "p");
  });

  it("needs two ratings in every group that has any, and variation in every group", () => {
    expect(welchTest(countValues([[1, 2], [], [3]]))).toEqual({
      kind: "insufficient-data",
      of: "ratings",
      needed: 2,
      got: 1,
    });
    expect(welchTest(countValues([[1, 2]]))).toMatchObject({ of: "groups", got: 1 });
    expect(
      welchTest(
        countValues([
          [1, 2],
          [3, 3],
        ]),
      ),
    ).toMatchObject({ kind: "undefined" });
  });
});

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

describe("The moments of a group", () => {
  it("are those of the written-out numbers", () => {
    expect(momentsOfCounts([1, 2, 3], [1, 2, 1])).toEqual({ n: 4, mean: 2, squares: 2 });
    expect(momentsOfNumbers([1, 2, 2, 3])).toEqual({ n: 4, mean: 2, squares: 2 });
    expect(momentsOfNumbers([])).toEqual(momentsOfCounts([1, 2], [0, 0]));
    expect(() => momentsOfNumbers([1, Number.NaN])).toThrow(RangeError);
  });
});
