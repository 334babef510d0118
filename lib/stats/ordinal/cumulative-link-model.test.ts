import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { countFixture } from "@/lib/stats/testing/count-fixture";
import { expectFigure, readFigures } from "@/lib/stats/testing/read-references";
import { fitCumulativeLinkModel } from "./cumulative-link-model";

interface ClmFigures {
  n: number;
  logLik: number;
  LR: number;
  df: number;
  p: number;
  coefficients: { term: string; estimate: number; se: number | null; z: number; p: number }[];
}

const figures = readFigures<Record<string, { clm_A: ClmFigures }>>("fixtures.json");

/** Ratings of one participant, by group. */
const count = (...groups: number[][]) =>
  countByCluster({
    values: [1, 2, 3, 4, 5],
    groups: groups.length,
    cluster: groups.flat().map(() => 0),
    group: groups.flatMap((ratings, group) => ratings.map(() => group)),
    value: groups.flat().map((rating) => rating - 1),
  });

describe("fitCumulativeLinkModel", () => {
  it.each(["ties4", "two", "missing", "big5000"])("fits %s as R's clm does", (name) => {
    const wanted = figures[name]!.clm_A;
    const got = fitCumulativeLinkModel(countFixture(name));
    if (got.kind !== "estimate" || got.test.kind !== "estimate") throw new Error(got.kind);
    expect(got.logLik).toBeCloseTo(wanted.logLik, 8);
    expectFigure(got.test.likelihoodRatio, wanted.LR, "likelihood ratio", 1e-7);
    expectFigure(got.test.pValue, wanted.p, "p", 1e-7);
    expect([got.n, got.test.df]).toEqual([wanted.n, wanted.df]);
    expect(got.coefficients).toHaveLength(wanted.coefficients.length);
    wanted.coefficients.forEach(({ term, estimate, se, z, p }, place) => {
      const coefficient = got.coefficients[place]!;
      expectFigure(coefficient.estimate, estimate, `estimate of ${term}`, 1e-6);
      expectFigure(coefficient.se, se, `error of ${term}`, 1e-6);
      expectFigure(coefficient.z, z, `z of ${term}`, 1e-6);
      expectFigure(coefficient.pValue, p, `p of ${term}`, 1e-5);
    });
  });

  it("names its coefficients: thresholds between given values, then groups after the first", () => {
    const got = fitCumulativeLinkModel(count([], [1, 1, 3, 5], [], [1, 3, 5, 5]));
    if (got.kind !== "estimate") throw new Error(got.kind);
    expect(got.coefficients.map(({ term }) => term)).toEqual([
      { kind: "threshold", below: 1, above: 3 },
      { kind: "threshold", below: 3, above: 5 },
      { kind: "effect", group: 3 },
    ]);
    expect([got.ratedGroups, got.emptyGroups]).toEqual([
      [1, 3],
      [0, 2],
    ]);
  });

  it("fits one threshold and two groups as the log odds ratio of the table", () => {
    const cell = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const repeat = (low: number, high: number) => [
          ...new Array<number>(low).fill(1),
          ...new Array<number>(high).fill(2),
        ];
        const got = fitCumulativeLinkModel(count(repeat(a, b), repeat(c, d)));
        if (got.kind !== "estimate") throw new Error(got.kind);
        const [threshold, effect] = got.coefficients;
        expect(threshold!.estimate).toBeCloseTo(Math.log(a / b), 8);
        expect(effect!.estimate).toBeCloseTo(Math.log((d * a) / (c * b)), 8);
        expect(effect!.se).toBeCloseTo(Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), 8);
      }),
    );
  });

  it("says why there is no fit", () => {
    const groups = (got: number) => ({ kind: "insufficient-data", of: "groups", needed: 2, got });
    expect(fitCumulativeLinkModel(count())).toEqual(groups(0));
    expect(fitCumulativeLinkModel(count([1, 2, 3], []))).toEqual(groups(1));
    const constant = fitCumulativeLinkModel(countFixture("constant"));
    expect(constant).toEqual({ kind: "undefined", reason: "no-variation" });
    const single = fitCumulativeLinkModel(countFixture("single"));
    expect(single).toEqual({ kind: "undefined", reason: "separation" });
  });
});
