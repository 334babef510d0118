import { describe, expect, it } from "vitest";
import { countFixture } from "@/lib/stats/testing/count-fixture";
import { expectFigure, readFigures } from "@/lib/stats/testing/read-references";
import { contrastLogOdds } from "./cumulative-link-contrasts";
import { fitCumulativeLinkMixedModel } from "./cumulative-link-mixed-model";
import type { CumulativeLinkEstimates } from "./cumulative-link-model";

interface PairFigures {
  log_or_g2_vs_g1: number;
  se: number;
  z: number;
  p: number;
  p_holm: number;
}

const figures =
  readFigures<Record<string, { clmm_laplace_A: { pairwise: PairFigures[] } }>>("fixtures.json");

const zero = { estimate: 0, se: 1, z: 0, pValue: 1 };
const byHand: CumulativeLinkEstimates = {
  logLik: -1,
  coefficients: [
    { term: { kind: "threshold", below: 1, above: 2 }, ...zero },
    { term: { kind: "effect", group: 2 }, ...zero, estimate: 1 },
    { term: { kind: "effect", group: 3 }, ...zero, estimate: 3 },
  ],
  covariance: [
    [1, 0, 0],
    [0, 1, 0.5],
    [0, 0.5, 1],
  ],
  ratedGroups: [0, 2, 3],
  emptyGroups: [1],
  n: 9,
  clusters: 3,
};

describe("contrastLogOdds", () => {
  it.each(["ties4", "two", "missing", "big5000"])("compares the groups of %s as R does", (name) => {
    const fit = fitCumulativeLinkMixedModel(countFixture(name), { nodes: 1 });
    if (fit.kind !== "estimate") throw new Error(fit.kind);
    const wanted = figures[name]!.clmm_laplace_A.pairwise;
    const got = contrastLogOdds(fit);
    expect(got).toHaveLength(wanted.length);
    got.forEach((pair, place) => {
      if (pair.kind !== "estimate") throw new Error(pair.kind);
      const { log_or_g2_vs_g1, se, z, p, p_holm } = wanted[place]!;
      // As near as R comes to its own approximation: see the test of the model.
      expect(Math.abs(pair.logOddsRatio - log_or_g2_vs_g1)).toBeLessThan(1e-3);
      expectFigure(pair.se, se, "error", 1e-3);
      expect(Math.abs(pair.z - z)).toBeLessThan(2e-3);
      expect(Math.abs(pair.pValue - p)).toBeLessThan(1e-3);
      expect(Math.abs(pair.pHolm - p_holm)).toBeLessThan(2e-3);
    });
  });

  it("leaves pairs with an empty group without figures, and does not adjust for them", () => {
    const got = contrastLogOdds(byHand);
    const missing = { kind: "insufficient-data", of: "groups", needed: 2, got: 1 };
    expect(got.filter(({ first, second }) => first === 1 || second === 1)).toEqual([
      { first: 0, second: 1, ...missing },
      { first: 1, second: 2, ...missing },
      { first: 1, second: 3, ...missing },
    ]);
    const last = got[5]!;
    if (last.kind !== "estimate") throw new Error(last.kind);
    expect(last).toMatchObject({ first: 2, second: 3, logOddsRatio: 2, se: 1, z: 2 });
    expect(last.lower).toBeCloseTo(2 - 1.959963984540054, 12);
    expect(last.upper).toBeCloseTo(2 + 1.959963984540054, 12);
    expect(last.pHolm).toBeCloseTo(2 * last.pValue, 12);
  });

  it("widens with the confidence, and refuses one that makes no sense", () => {
    const width = (confidence: number) => {
      const pair = contrastLogOdds(byHand, confidence)[1]!;
      if (pair.kind !== "estimate") throw new Error(pair.kind);
      return pair.upper - pair.lower;
    };
    expect(width(0.99)).toBeGreaterThan(width(0.9));
    for (const wrong of [0, 1, Number.NaN]) {
      expect(() => contrastLogOdds(byHand, wrong)).toThrow(RangeError);
    }
  });
});
