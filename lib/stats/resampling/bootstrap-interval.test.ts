import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { bootstrapInterval } from "./bootstrap-interval";

/**
 * From R 4.2.2 with boot 1.3-28.1: eight participants, sums 9 4 13 12 5 20 3 15 of 3 2 3 4 1 4 2 3 ratings,
 * set.seed(3); b <- boot(d, function(x, i) sum(x$s[i]) / sum(x$n[i]), R = 99), b$t to four digits;
 * boot.ci(b, conf = .9, type = "bca", L = mean(jack) - jack); quantile(b$t, levels, type = 7).
 */
const R = {
  replicates: Float64Array.of(
    ...[2.5238, 2.5882, 2.7391, 2.7619, 2.8636, 2.95, 2.96, 3, 3, 3, 3.05, 3.1364, 3.1379, 3.1852],
    ...[3.1905, 3.2105, 3.2609, 3.2632, 3.2917, 3.2941, 3.3, 3.3043, 3.3125, 3.3182, 3.3529, 3.36],
    ...[3.4, 3.4211, 3.4286, 3.4348, 3.4737, 3.4783, 3.5, 3.5238, 3.5263, 3.5263, 3.5455, 3.5455],
    ...[3.55, 3.5833, 3.5909, 3.6, 3.6111, 3.6111, 3.625, 3.625, 3.6364, 3.6471, 3.6522, 3.6667],
    ...[3.6842, 3.7143, 3.7143, 3.72, 3.7222, 3.7368, 3.7391, 3.7391, 3.75, 3.7826, 3.7826, 3.7895],
    ...[
      3.7917, 3.8571, 3.8846, 3.8889, 3.9048, 3.9048, 3.9231, 3.9524, 4, 4, 4, 4.037, 4.04, 4.0435,
    ],
    ...[
      4.0435, 4.0455, 4.0476, 4.0909, 4.1053, 4.1053, 4.1176, 4.12, 4.1304, 4.1667, 4.1739, 4.1818,
    ],
    ...[4.1875, 4.2083, 4.2174, 4.2381, 4.32, 4.381, 4.4, 4.4, 4.4167, 4.5238, 4.5833],
  ),
  estimate: 3.68181818181818,
  acceleration: 0.0177059172660941,
  se: 0.446133847513197,
  bca: { lower: 2.95662411106068, upper: 4.39651128111706 },
  /** Between order statistics boot goes along the normal quantile, we along a straight line. */
  bootCi: { lower: 2.93185752744131, upper: 4.4 },
};

const ascending = (numbers: number[]) => Float64Array.from(numbers).sort();

describe("bootstrapInterval", () => {
  it("finds R's BCa limits and standard error", () => {
    const got = bootstrapInterval(R.replicates, R.estimate, R.acceleration, 0.9);
    if (got.bca.kind !== "estimate") throw new Error(got.bca.kind);
    expectFigure(got.se, R.se, "standard error");
    expectFigure(got.bca.lower, R.bca.lower, "lower limit");
    expectFigure(got.bca.upper, R.bca.upper, "upper limit");
    expect(Math.abs(got.bca.lower - R.bootCi.lower)).toBeLessThan(0.1 * got.se);
    expect(Math.abs(got.bca.upper - R.bootCi.upper)).toBeLessThan(0.1 * got.se);
  });

  it("is the percentile interval where there is neither bias nor acceleration", () => {
    const got = bootstrapInterval(Float64Array.of(1, 2, 3, 4, 5), 3, 0);
    if (got.bca.kind !== "estimate") throw new Error(got.bca.kind);
    expect(got).toMatchObject({ lower: 1.1, upper: 4.9, confidence: 0.95 });
    expect(got.bca.lower).toBeCloseTo(got.lower, 12);
    expect(got.bca.upper).toBeCloseTo(got.upper, 12);
  });

  it("stays within the replicates, and turns round with them", () => {
    const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 60 });
    // The jackknife's acceleration never exceeds a sixth.
    const acceleration = fc.double({ min: -1 / 6, max: 1 / 6, noNaN: true });
    fc.assert(
      fc.property(numbers, fc.integer({ min: -20, max: 20 }), acceleration, (all, estimate, a) => {
        const replicates = ascending(all);
        const got = bootstrapInterval(replicates, estimate, a);
        const turned = bootstrapInterval(ascending(all.map((x) => -x)), -estimate, -a);
        expect(turned.bca.kind).toBe(got.bca.kind);
        if (got.bca.kind !== "estimate" || turned.bca.kind !== "estimate") return;
        expect(got.bca.lower).toBeGreaterThanOrEqual(replicates[0]!);
        expect(got.bca.upper).toBeLessThanOrEqual(replicates[all.length - 1]!);
        expect(got.bca.lower).toBeLessThanOrEqual(got.bca.upper);
        expect(turned.bca.lower).toBeCloseTo(-got.bca.upper, 9);
        expect(turned.bca.upper).toBeCloseTo(-got.bca.lower, 9);
      }),
    );
  });

  it("has no width where all replicates are the estimate, and no BCa beyond them", () => {
    const equal = bootstrapInterval(Float64Array.of(0.1, 0.1, 0.1), 0.1, 0);
    expect(equal).toMatchObject({ se: 0, lower: 0.1, upper: 0.1 });
    expect(equal.bca).toEqual({ kind: "estimate", lower: 0.1, upper: 0.1 });
    expect(bootstrapInterval(Float64Array.of(1, 2, 3), 4, 0).bca).toEqual({
      kind: "insufficient-data",
      of: "replicates",
      needed: 4,
      got: 3,
    });
  });

  it("refuses a confidence of 0 or 1", () => {
    for (const confidence of [0, 1, Number.NaN]) {
      expect(() => bootstrapInterval(Float64Array.of(1, 2), 1, 0, confidence)).toThrow(RangeError);
    }
  });
});
