import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Estimate } from "@/lib/stats/numeric/outcome";
import {
  expectFigure,
  type ReferenceDescription,
  readReferences,
} from "@/lib/stats/testing/read-references";
import { type CountsDescription, describeCounts } from "./describe-counts";
import { countValues, fromCounts, totalsPerValue } from "./value-counts";

function describeNumbers(numbers: number[]): Estimate<CountsDescription> {
  const { values, counts } = countValues([numbers]);
  const description = describeCounts(values, counts[0]!);
  if (description.kind !== "estimate") throw new Error(description.kind);
  return description;
}

function expectDescription(
  values: readonly number[],
  counts: readonly number[],
  wanted: ReferenceDescription,
  what: string,
) {
  const got = describeCounts(values, counts);
  if (got.kind !== "estimate") throw new Error(`${what}: ${got.kind}`);
  for (const figure of ["n", "mean", "median", "q1", "q3", "min", "max"] as const) {
    expectFigure(got[figure], wanted[figure], `${figure} of ${what}`);
  }
  if (wanted.sd === null) {
    expect(got.spread).toEqual({ kind: "insufficient-data", of: "ratings", needed: 2, got: 1 });
    return;
  }
  if (got.spread.kind !== "estimate") throw new Error(`${what}: ${got.spread.kind}`);
  expectFigure(got.spread.sd, wanted.sd, `sd of ${what}`);
  expectFigure(got.spread.se, wanted.se, `se of ${what}`);
  expectFigure(got.spread.lower, wanted.mean_ci95_t[0], `lower end of ${what}`);
  expectFigure(got.spread.upper, wanted.mean_ci95_t[1], `upper end of ${what}`);
}

describe("describeCounts", () => {
  it.each(readReferences())("describes every group of $name as R does", (reference) => {
    reference.groups.forEach((group, index) => {
      const counts = reference.table.counts[index]!;
      const wanted = reference.descriptives[group]!;
      expectDescription(reference.table.values, counts, wanted, `${reference.name} ${group}`);
    });
  });

  it("describes all methods of the published study together as R does", () => {
    for (const { name, table, overall } of readReferences()) {
      if (overall)
        expectDescription(table.values, totalsPerValue(table), overall, `${name} overall`);
    }
  });

  it("needs one rating for a mean and two for a spread", () => {
    const nothing = { kind: "insufficient-data", of: "ratings", needed: 1, got: 0 };
    expect(describeCounts([1, 2, 3, 4, 5], [0, 0, 0, 0, 0])).toEqual(nothing);
    expect(describeNumbers([2]).spread).toEqual({
      kind: "insufficient-data",
      of: "ratings",
      needed: 2,
      got: 1,
    });
  });

  it("gives equal ratings their value as mean, to the last bit, and no spread at all", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 25 }), fc.integer({ min: 2, max: 999 }), (sum, n) => {
        const value = sum / 5;
        expect(describeCounts([0, value, 9], [0, n, 0])).toMatchObject({
          mean: value,
          spread: { sd: 0, se: 0, lower: value, upper: value },
        });
      }),
    );
  });

  it("gives the figures that the written-out ratings give", () => {
    const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 200 });
    fc.assert(
      fc.property(ratings, (numbers) => {
        const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
        const squares = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0);
        const got = describeNumbers(numbers);
        expect(got.mean).toBeCloseTo(mean, 12);
        expect(got.n).toBe(numbers.length);
        expect(got.spread).toMatchObject({ kind: "estimate" });
        if (got.spread.kind !== "estimate") return;
        expect(got.spread.sd).toBeCloseTo(Math.sqrt(squares / (numbers.length - 1)), 12);
      }),
    );
  });

  it("costs the same for a billion ratings, and keeps the digits of ratings far from zero", () => {
    const million = 1_000_000;
    const many = describeCounts([1e6, 1e6 + 1], [500 * million, 500 * million]);
    expect(many).toMatchObject({ n: 1000 * million, mean: 1e6 + 0.5 });
    if (many.kind !== "estimate" || many.spread.kind !== "estimate") throw new Error(many.kind);
    expect(many.spread.sd).toBeCloseTo(0.5, 9);
  });

  it("widens the interval with the confidence, and refuses a confidence that is none", () => {
    const { values, counts } = fromCounts([[1, 2, 3, 4, 5]]);
    const widths = [0.5, 0.9, 0.95, 0.99].map((confidence) => {
      const got = describeCounts(values, counts[0]!, confidence);
      if (got.kind !== "estimate" || got.spread.kind !== "estimate") throw new Error(got.kind);
      return got.spread.upper - got.spread.lower;
    });
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    for (const confidence of [0, 1, -0.5, Number.NaN]) {
      expect(() => describeCounts(values, counts[0]!, confidence)).toThrow(RangeError);
    }
  });
});
