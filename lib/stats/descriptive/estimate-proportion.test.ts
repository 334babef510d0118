import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { estimateProportion } from "./estimate-proportion";

/** Successes, n, ends: R 4.2.2, prop.test(successes, n, correct = FALSE)$conf.int. */
const FROM_R = [
  [934, 1221, 0.74035438372598905, 0.78787724604179055],
  [1, 30, 0.0059085903816124604, 0.1667039099140917],
  [7, 20, 0.18119182410108206, 0.56714572331476365],
  [0, 10, 0, 0.27753279986288915],
  [10, 10, 0.72246720013711085, 1],
  [500_000, 1_000_000, 0.49902001989000477, 0.50097998010999523],
];

describe("estimateProportion", () => {
  it("puts Wilson's interval where R does", () => {
    for (const [successes, n, lower, upper] of FROM_R) {
      const got = estimateProportion(successes!, n!);
      if (got.kind !== "estimate") throw new Error(got.kind);
      expectFigure(got.lower, lower!, `lower end of ${successes} of ${n}`, 1e-12);
      expectFigure(got.upper, upper!, `upper end of ${successes} of ${n}`, 1e-12);
      expect([got.proportion, got.n]).toEqual([successes! / n!, n]);
    }
    // prop.test(7, 20, correct = FALSE, conf.level = .99)
    const wide = estimateProportion(7, 20, 0.99);
    if (wide.kind !== "estimate") throw new Error(wide.kind);
    expectFigure(wide.lower, 0.14639344137693885, "lower end", 1e-12);
    expectFigure(wide.upper, 0.62833817895268707, "upper end", 1e-12);
  });

  it("stays within 0 and 1, holds the proportion, and is the mirror image for the failures", () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([successes, n]) => {
        const got = estimateProportion(successes, n);
        const mirror = estimateProportion(n - successes, n);
        if (got.kind !== "estimate" || mirror.kind !== "estimate") throw new Error(got.kind);
        expect(got.lower).toBeGreaterThanOrEqual(0);
        expect(got.upper).toBeLessThanOrEqual(1);
        expect(got.lower).toBeLessThanOrEqual(got.proportion);
        expect(got.upper).toBeGreaterThanOrEqual(got.proportion);
        expect(got.lower).toBeCloseTo(1 - mirror.upper, 12);
      }),
    );
  });

  it("needs a question, and refuses counts that cannot be", () => {
    expect(estimateProportion(0, 0)).toEqual({
      kind: "insufficient-data",
      of: "values",
      needed: 1,
      got: 0,
    });
    for (const [successes, n] of [
      [-1, 3],
      [4, 3],
      [0.5, 3],
      [1, Number.NaN],
    ]) {
      expect(() => estimateProportion(successes!, n!)).toThrow(RangeError);
    }
    expect(() => estimateProportion(1, 3, 1)).toThrow(RangeError);
  });
});
