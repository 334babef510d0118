import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { expectFigure, readFigures } from "@/lib/stats/testing/read-references";
import { checkSmallestEffect } from "./check-smallest-effect";
import { type EquivalenceRequest, testEquivalence } from "./equivalence";
import { linearContrasts, pairWeights } from "./linear-contrasts";
import { maxTContrasts } from "./max-t-contrasts";
import { maxTDistribution } from "./max-t-distribution";

interface Reference {
  file: string;
  delta: number;
  estimate: number[];
  se: number[];
  df: number[];
  p_difference: number[];
  p_equivalence: number[];
  p_not_worse: number[];
  lower95: number[];
  upper95: number[];
  lower90: number[];
  upper90: number[];
}
const references = readFigures<Reference[]>("equivalence.json");

function figures(request: EquivalenceRequest) {
  const outcome = testEquivalence(request);
  if (!isEstimate(outcome)) throw new Error(outcome.kind);
  return outcome;
}

const anyRequest = fc.record({
  estimate: fc.double({ min: -1, max: 1, noNaN: true }),
  se: fc.double({ min: 0.01, max: 1, noNaN: true }),
  df: fc.oneof(fc.double({ min: 1.5, max: 300, noNaN: true }), fc.constant(Infinity)),
  smallestEffect: fc.double({ min: 0.01, max: 1.5, noNaN: true }),
  alpha: fc.double({ min: 0.005, max: 0.2, noNaN: true }),
});

/** All pairs of four independent estimates. */
const pairs = linearContrasts(
  {
    estimates: [0, 0.1, 0.2, 0.6],
    covariance: [0.01, 0.02, 0.01, 0.04].map((variance, i, all) =>
      all.map((_, j) => (i === j ? variance : 0)),
    ),
  },
  pairWeights(4),
);

describe("testEquivalence", () => {
  it.each(references)("agrees with emmeans: $file, smallest effect $delta", (wanted) => {
    wanted.estimate.forEach((estimate, place) => {
      const ours = figures({
        estimate,
        se: wanted.se[place]!,
        df: wanted.df[place]!,
        smallestEffect: wanted.delta,
      });
      expectFigure(ours.pDifference, wanted.p_difference[place]!, "difference", 1e-9);
      expect(Math.abs(ours.pEquivalence - wanted.p_equivalence[place]!)).toBeLessThan(1e-12);
      expect(Math.abs(ours.pNotWorse - wanted.p_not_worse[place]!)).toBeLessThan(1e-12);
      expect(ours.interval.lower).toBeCloseTo(wanted.lower95[place]!, 9);
      expect(ours.interval.upper).toBeCloseTo(wanted.upper95[place]!, 9);
      expect(ours.equivalenceInterval.lower).toBeCloseTo(wanted.lower90[place]!, 9);
      expect(ours.equivalenceInterval.upper).toBeCloseTo(wanted.upper90[place]!, 9);
    });
  });

  it("has the worked example of its documentation", () => {
    const ours = figures({ estimate: 0.1, se: 0.1, df: Infinity, smallestEffect: 0.3 });
    expect(ours.verdict).toBe("equivalent");
    expect(ours.pDifference).toBeCloseTo(0.3173105, 6);
    expect(ours.pEquivalence).toBeCloseTo(0.0227501, 6);
    expect(ours.pNotWorse).toBeCloseTo(0.0000317, 6);
  });

  it.each([
    [0.5, 0.1, 0.3, "different", false],
    [-0.5, 0.1, 0.3, "different", false],
    [0.2, 0.05, 0.3, "different", true],
    [0.02, 0.1, 0.3, "equivalent", false],
    [0.25, 0.2, 0.3, "not-worse", false],
    [-0.25, 0.2, 0.3, "inconclusive", false],
    [0, 0.4, 0.3, "inconclusive", false],
  ])(
    "calls %d with error %d and smallest effect %d %s",
    (estimate, se, smallestEffect, verdict, negligible) => {
      const ours = figures({ estimate, se, df: Infinity, smallestEffect });
      expect(ours.verdict).toBe(verdict);
      expect(ours.isNegligible).toBe(negligible);
    },
  );

  it("agrees with its own intervals", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const { smallestEffect } = request;
        const ours = figures(request);
        const { interval, equivalenceInterval } = ours;
        const distances = [
          interval.lower,
          interval.upper,
          equivalenceInterval.lower + smallestEffect,
          smallestEffect - equivalenceInterval.upper,
        ];
        fc.pre(distances.every((distance) => Math.abs(distance) > 1e-9));
        expect(ours.isDifferent).toBe(interval.lower > 0 || interval.upper < 0);
        expect(ours.isNotWorse).toBe(equivalenceInterval.lower > -smallestEffect);
        const inside = ours.isNotWorse && equivalenceInterval.upper < smallestEffect;
        expect(ours.isEquivalent).toBe(inside);
        expect(ours.pEquivalence).toBeGreaterThanOrEqual(ours.pNotWorse);
      }),
      { numRuns: 200 },
    );
  });

  it("is symmetric, does not depend on the unit, and grants more the larger the smallest effect", () => {
    fc.assert(
      fc.property(anyRequest, fc.double({ min: 0.1, max: 50, noNaN: true }), (request, unit) => {
        const ours = figures(request);
        const turned = figures({ ...request, estimate: -request.estimate });
        expect(turned.pEquivalence).toBeCloseTo(ours.pEquivalence, 12);
        const scaled = figures({
          ...request,
          estimate: unit * request.estimate,
          se: unit * request.se,
          smallestEffect: unit * request.smallestEffect,
        });
        expect(scaled.pNotWorse).toBeCloseTo(ours.pNotWorse, 9);
        const wider = figures({ ...request, smallestEffect: 1.2 * request.smallestEffect });
        expect(wider.pEquivalence).toBeLessThanOrEqual(ours.pEquivalence);
      }),
      { numRuns: 100 },
    );
  });

  it("reads the claims of a family off the simultaneous intervals", () => {
    const family = maxTDistribution(pairs.covariance);
    const simultaneous = maxTContrasts(pairs, 35.5).contrasts.filter(isEstimate);
    pairs.estimates.forEach((estimate, place) => {
      const request = { estimate, se: simultaneous[place]!.se, df: 35.5, smallestEffect: 0.45 };
      const ours = figures({ ...request, family });
      expect(ours.pDifference).toBe(simultaneous[place]!.pAdjusted);
      expect(ours.interval.lower).toBe(simultaneous[place]!.lower);
      const { lower, upper } = ours.equivalenceInterval;
      expect(ours.isEquivalent).toBe(lower > -0.45 && upper < 0.45);
      expect(ours.isNotWorse).toBe(lower > -0.45);
      expect(ours.pEquivalence).toBeGreaterThanOrEqual(figures(request).pEquivalence);
    });
  });

  it("is undefined without an error, and refuses what makes no sense", () => {
    const request = { estimate: 0, se: 0.1, df: 10, smallestEffect: 0.2 };
    expect(testEquivalence({ ...request, se: 0 })).toEqual({
      kind: "undefined",
      reason: "no-variation",
    });
    for (const wrong of [
      { estimate: Number.NaN },
      { se: -1 },
      { se: Number.NaN },
      { df: 0 },
      { smallestEffect: 0 },
      { alpha: 0.5 },
    ]) {
      expect(() => testEquivalence({ ...request, ...wrong })).toThrow(RangeError);
    }
  });
});

describe("checkSmallestEffect", () => {
  const points = { kind: "points", lowest: 1, highest: 5 } as const;
  it.each([
    [3.9, points, null],
    [4, points, "beyond-scale"],
    [0, points, "not-positive"],
    [Number.NaN, points, "not-positive"],
    [0.1, { kind: "probability" } as const, null],
    [1, { kind: "probability" } as const, "beyond-scale"],
  ])("finds of %d on %j: %s", (effect, scale, reason) => {
    const wanted = reason === null ? null : { field: "smallestEffect", reason };
    expect(checkSmallestEffect(effect, scale)).toEqual(wanted);
  });

  it("refuses a scale without width", () => {
    expect(() => checkSmallestEffect(1, { ...points, highest: 1 })).toThrow(RangeError);
  });
});
