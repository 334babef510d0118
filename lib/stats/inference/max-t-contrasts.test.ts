import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { readFigures } from "@/lib/stats/testing/read-references";
import { baselineWeights, linearContrasts, pairWeights } from "./linear-contrasts";
import { maxTContrasts } from "./max-t-contrasts";

interface Families {
  families: {
    file: string;
    method: string;
    estimates: number[];
    covariance: number[][];
    df: number;
    t: number[];
    p: number[];
    error: number[];
    p_emmeans: number[];
    lower_emmeans: number[];
    upper_emmeans: number[];
  }[];
}
const { families } = readFigures<Families>("max-t.json");

/** Any covariance of four estimates: of a product of numbers, with something on the diagonal. */
const anyEstimates = fc
  .record({
    estimates: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
      minLength: 4,
      maxLength: 4,
    }),
    root: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 }),
    df: fc.oneof(
      fc.double({ min: 1.5, max: 200, noNaN: true }),
      fc.constant(Number.POSITIVE_INFINITY),
    ),
  })
  .map(({ estimates, root, df }) => ({
    estimates,
    df,
    covariance: estimates.map((_, i) =>
      estimates.map((_, j) =>
        [0, 1, 2, 3].reduce(
          (sum, m) => sum + root[i * 4 + m]! * root[j * 4 + m]!,
          i === j ? 0.05 : 0,
        ),
      ),
    ),
  }));

describe("maxTContrasts", () => {
  it.each(families)("agrees with emmeans on $file, $method", (family) => {
    const ours = maxTContrasts(family, family.df).contrasts.filter(isEstimate);
    expect(ours).toHaveLength(family.t.length);
    ours.forEach((contrast, place) => {
      expect(contrast.t).toBeCloseTo(family.t[place]!, 8);
      // pmvt tells a bound that holds in 99 % of cases; emmeans asks for three digits of it.
      const off = Math.abs(contrast.pAdjusted - family.p[place]!);
      expect(off).toBeLessThan(2 * family.error[place]! + 1e-9);
      expect(Math.abs(contrast.pAdjusted - family.p_emmeans[place]!)).toBeLessThan(1.5e-3);
      expect(Math.abs(contrast.lower - family.lower_emmeans[place]!)).toBeLessThan(
        0.01 * contrast.se,
      );
      expect(Math.abs(contrast.upper - family.upper_emmeans[place]!)).toBeLessThan(
        0.01 * contrast.se,
      );
    });
  });

  it("has the worked example of its documentation", () => {
    const joint = {
      estimates: [2, 1],
      covariance: [
        [1, 0],
        [0, 1],
      ],
    };
    const { contrasts, rank } = maxTContrasts(joint, Number.POSITIVE_INFINITY);
    const [first, second] = contrasts.filter(isEstimate);
    expect(rank).toBe(2);
    expect(first!.pAdjusted).toBeCloseTo(1 - (1 - 0.04550026389635842) ** 2, 12);
    expect(second!.pAdjusted).toBeCloseTo(1 - (1 - 0.31731050786291415) ** 2, 12);
    // The two-sided z of 1 − √.95.
    expect(first!.criticalValue).toBeCloseTo(2.236476645, 8);
  });

  it("has p at most alpha exactly where the interval leaves out 0, within Bonferroni's", () => {
    fc.assert(
      fc.property(
        anyEstimates,
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (joint, confidence) => {
          const pairs = linearContrasts(joint, pairWeights(4));
          const family = maxTContrasts(pairs, joint.df, confidence);
          expect(family.rank).toBe(3);
          for (const one of family.contrasts.filter(isEstimate)) {
            expect(one.lower > 0 || one.upper < 0).toBe(one.pAdjusted <= 1 - confidence);
            expect(one.pAdjusted).toBeGreaterThanOrEqual(one.pValue);
            expect(one.pAdjusted).toBeLessThanOrEqual(Math.min(1, 6 * one.pValue));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("agrees with its intervals beyond rank 3 too, and tells how far p may be off", () => {
    const covariance = [1, 2, 0.5, 1.5, 4].map((variance, i, all) =>
      all.map((_, j) => (i === j ? variance : 0.2)),
    );
    const joint = { estimates: [0, 3, 1, 3.6, 8], covariance };
    const family = maxTContrasts(linearContrasts(joint, pairWeights(5)), 22.5);
    expect(family.rank).toBe(4);
    expect(family.errorBound).toBeGreaterThan(0);
    expect(family.errorBound).toBeLessThan(1e-4);
    const verdicts = family.contrasts.filter(isEstimate).map((one) => {
      expect(one.lower > 0 || one.upper < 0).toBe(one.pAdjusted <= 0.05);
      expect(one.pAdjusted).toBeLessThanOrEqual(one.pBonferroni);
      return one.pAdjusted <= 0.05;
    });
    expect(new Set(verdicts).size).toBe(2);
  });

  it("does not depend on the order, sign or unit of contrasts", () => {
    fc.assert(
      fc.property(anyEstimates, (joint) => {
        const weights = pairWeights(4);
        const turned = weights.map((row) => row.map((weight) => -3 * weight)).reverse();
        const one = maxTContrasts(linearContrasts(joint, weights), joint.df).contrasts;
        const other = maxTContrasts(linearContrasts(joint, turned), joint.df).contrasts.reverse();
        one.forEach((contrast, place) => {
          const same = other[place]!;
          if (!isEstimate(contrast) || !isEstimate(same)) throw new Error("no estimate");
          expect(same.pAdjusted).toBeCloseTo(contrast.pAdjusted, 9);
          expect(same.upper).toBeCloseTo(-3 * contrast.lower, 8);
        });
      }),
      { numRuns: 20 },
    );
  });

  it("grows with the family", () => {
    fc.assert(
      fc.property(anyEstimates, (joint) => {
        const few = maxTContrasts(
          linearContrasts(joint, baselineWeights(4, 0)),
          joint.df,
        ).contrasts;
        const all = maxTContrasts(linearContrasts(joint, pairWeights(4)), joint.df).contrasts;
        few.filter(isEstimate).forEach((contrast, place) => {
          const same = all[place]!;
          if (!isEstimate(same)) throw new Error(same.kind);
          expect(same.pAdjusted).toBeGreaterThanOrEqual(contrast.pAdjusted - 1e-10);
        });
      }),
      { numRuns: 20 },
    );
  });

  it("refers each contrast to its own degrees of freedom", () => {
    const joint = {
      estimates: [2, 2],
      covariance: [
        [1, 0.5],
        [0.5, 1],
      ],
    };
    const [own, other] = maxTContrasts(joint, [4.5, 60]).contrasts.filter(isEstimate);
    const [same] = maxTContrasts(joint, 4.5).contrasts.filter(isEstimate);
    expect(own).toEqual({ ...same, pHolm: own!.pHolm, pBonferroni: own!.pBonferroni });
    expect(other!.pAdjusted).toBeLessThan(own!.pAdjusted);
    expect(other!.criticalValue).toBeLessThan(own!.criticalValue);
  });

  it("leaves contrasts without variance out of the family", () => {
    const joint = {
      estimates: [0, 2],
      covariance: [
        [0, 0],
        [0, 1],
      ],
    };
    const { contrasts } = maxTContrasts(joint, 10);
    expect(contrasts[0]).toEqual({ kind: "undefined", reason: "no-variation" });
    const [alone] = maxTContrasts({ estimates: [2], covariance: [[1]] }, 10).contrasts;
    expect(contrasts[1]).toEqual(alone);
    if (!isEstimate(alone!)) throw new Error("no estimate");
    expect(alone.pAdjusted).toBe(alone.pValue);
  });

  it("refuses what is no covariance, no df and no confidence", () => {
    const joint = {
      estimates: [1, 2],
      covariance: [
        [1, 0],
        [0, 1],
      ],
    };
    expect(() =>
      maxTContrasts(
        {
          ...joint,
          covariance: [
            [1, 2],
            [2, 1],
          ],
        },
        10,
      ),
    ).toThrow(RangeError);
    expect(() =>
      maxTContrasts(
        {
          ...joint,
          covariance: [
            [1, 0],
            [0.5, 1],
          ],
        },
        10,
      ),
    ).toThrow(RangeError);
    expect(() => maxTContrasts({ ...joint, covariance: [[1]] }, 10)).toThrow(RangeError);
    expect(() => maxTContrasts({ ...joint, estimates: [1, Number.NaN] }, 10)).toThrow(RangeError);
    expect(() => maxTContrasts(joint, 0)).toThrow(RangeError);
    expect(() => maxTContrasts(joint, [10])).toThrow(RangeError);
    expect(() => maxTContrasts(joint, 10, 1)).toThrow(RangeError);
  });
});
