import { describe, expect, it } from "vitest";
import { studentisedRangeUpperTail } from "@/lib/stats/numeric/studentised-range";
import { readFigures } from "@/lib/stats/testing/read-references";
import { linearContrasts, pairWeights } from "./linear-contrasts";
import { maxTDistribution } from "./max-t-distribution";

interface References {
  tails: {
    name: string;
    covariance: number[][];
    c: number[];
    df: (number | null)[];
    p: number[];
    error: number[];
  }[];
  product: { contrasts: number; c: number; df: number | null; p: number }[];
}
const { tails, product } = readFigures<References>("max-t.json");

/** Independent estimates of equal variance, all pairs: √2 times the largest |t| is the studentised range. */
function balancedPairs(groups: number) {
  const covariance = Array.from({ length: groups }, (_, i) =>
    Array.from({ length: groups }, (_, j) => Number(i === j)),
  );
  return linearContrasts({ estimates: new Float64Array(groups), covariance }, pairWeights(groups))
    .covariance;
}

describe("maxTDistribution", () => {
  it.each(tails)("agrees with mvtnorm: $name", ({ covariance, c, df, p, error }) => {
    const distribution = maxTDistribution(covariance);
    c.forEach((value, place) => {
      const own = df[place] ?? Number.POSITIVE_INFINITY;
      const off = Math.abs(distribution.upperTail(value, own) - p[place]!);
      const allowed = 2 * error[place]! + distribution.errorBound(value, own) + 1e-10;
      expect(off, `${value} ${own}`).toBeLessThan(allowed);
    });
  });

  it.each([2, 3, 4, 7])(
    "agrees with a double integral: %i contrasts with a baseline",
    (contrasts) => {
      const covariance = Array.from({ length: contrasts }, (_, i) =>
        Array.from({ length: contrasts }, (_, j) => (i === j ? 2 : 1)),
      );
      const distribution = maxTDistribution(covariance);
      for (const row of product.filter((one) => one.contrasts === contrasts)) {
        const df = row.df ?? Number.POSITIVE_INFINITY;
        const off = Math.abs(distribution.upperTail(row.c, df) - row.p);
        expect(off, `${row.c} ${df}`).toBeLessThan(distribution.errorBound(row.c, df) + 1e-9);
      }
    },
  );

  it.each([2, 3, 4])("is the studentised range of %i groups, far into the tail", (groups) => {
    const distribution = maxTDistribution(balancedPairs(groups));
    expect(distribution.rank).toBe(groups - 1);
    for (const df of [1.2, 4, 33.3, 1e5]) {
      for (const c of [0.01, 0.5, 2, 4, 12, 30]) {
        const wanted = studentisedRangeUpperTail(c * Math.SQRT2, groups, df);
        expect(Math.abs(distribution.upperTail(c, df) / wanted - 1), `${c} ${df}`).toBeLessThan(
          1e-10,
        );
      }
      expect(distribution.errorBound(2, df)).toBe(0);
    }
  });

  it.each([
    [5, 5e-5],
    [6, 5e-4],
    [8, 5e-3],
  ])("comes near it for %i groups, within its own bound", (groups, relative) => {
    const distribution = maxTDistribution(balancedPairs(groups));
    for (const c of [1, 2.8, 5]) {
      const wanted = studentisedRangeUpperTail(c * Math.SQRT2, groups, 20);
      const off = Math.abs(distribution.upperTail(c, 20) - wanted);
      expect(off).toBeLessThanOrEqual(distribution.errorBound(c, 20));
      expect(off / wanted).toBeLessThan(relative);
    }
  });

  it("falls from 1 to 0, and has the critical value where it passes alpha", () => {
    const distribution = maxTDistribution(balancedPairs(4));
    let last = 1;
    for (let c = 0; c < 12; c += 0.05) {
      const tail = distribution.upperTail(c, 9.5);
      expect(tail).toBeLessThanOrEqual(last);
      last = tail;
    }
    expect(distribution.upperTail(0, 9.5)).toBe(1);
    const critical = distribution.criticalValue(0.05, 9.5);
    expect(distribution.upperTail(critical, 9.5)).toBeLessThanOrEqual(0.05);
    expect(distribution.upperTail(critical * (1 - 1e-12), 9.5)).toBeGreaterThan(0.05);
  });

  it("counts a contrast and its copy or opposite once", () => {
    const distribution = maxTDistribution([
      [1, 1, -2, 0],
      [1, 1, -2, 0],
      [-2, -2, 4, 0],
      [0, 0, 0, 1],
    ]);
    expect(distribution.contrasts).toBe(2);
    expect(distribution.upperTail(1.959963984540054, Number.POSITIVE_INFINITY)).toBeCloseTo(
      0.0975,
      12,
    );
  });

  it("holds with contrasts that are nearly the same", () => {
    const distribution = maxTDistribution([
      [1, 1 - 1e-9],
      [1 - 1e-9, 1],
    ]);
    expect(distribution.upperTail(1.959963984540054, Number.POSITIVE_INFINITY)).toBeCloseTo(
      0.05,
      4,
    );
  });
});
