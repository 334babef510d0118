import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentsOfNumbers } from "@/lib/stats/descriptive/group-moments";
import { countValues, fromCounts } from "@/lib/stats/descriptive/value-counts";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { expectFigure, readFigures, readReferences } from "@/lib/stats/testing/read-references";
import { analyseVariance } from "./analysis-of-variance";
import { tukeyTest } from "./tukey-test";
import { welchTest } from "./welch-test";

interface ReferenceAnova {
  F: number;
  df1: number;
  df2: number;
  p: number;
  eta2: number;
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
