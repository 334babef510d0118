import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countValues, totalsPerValue } from "@/lib/stats/descriptive/value-counts";
import { expectFigure, readFigures, readReferences } from "@/lib/stats/testing/read-references";
import { shapiroWilk } from "./shapiro-wilk";

type ShapiroFigure = { W: number; p: number; n: number } | { error: string };

interface ShapiroFigures {
  shapiro_overall: Record<string, ShapiroFigure>;
  shapiro_by_model: Record<string, Record<string, ShapiroFigure>>;
}

function test(numbers: readonly number[]) {
  const { values, counts } = countValues([numbers]);
  return shapiroWilk(values, counts[0] ?? []);
}

function expectShapiro(got: ReturnType<typeof shapiroWilk>, wanted: ShapiroFigure, what: string) {
  if ("error" in wanted) {
    if (wanted.error.includes("identical")) {
      expect(got).toEqual({ kind: "undefined", reason: "no-variation" });
    } else expect(got).toMatchObject({ kind: "insufficient-data", of: "ratings", needed: 3 });
    return;
  }
  if (got.kind !== "estimate") throw new Error(`${what}: ${got.kind}`);
  expectFigure(got.w, wanted.W, `W of ${what}`);
  expectFigure(got.pValue, wanted.p, `p of ${what}`);
  expect(got.n).toBe(wanted.n);
}

describe("shapiroWilk", () => {
  const study = readFigures<ShapiroFigures>("study.json");
  const fixtures = readFigures<Record<string, ShapiroFigures>>("fixtures.json");

  it.each(readReferences())("tests $name as R does, overall and by group", (reference) => {
    const [file, measure] = reference.name.split(" ") as [string, string];
    const figures = file === "study" ? study : fixtures[file]!;
    const { table, groups } = reference;
    expectShapiro(
      shapiroWilk(table.values, totalsPerValue(table)),
      figures.shapiro_overall[measure]!,
      reference.name,
    );
    groups.forEach((group, place) => {
      const wanted = figures.shapiro_by_model[measure]![group]!;
      const got = shapiroWilk(table.values, table.counts[place]!);
      expectShapiro(got, wanted, `${reference.name} ${group}`);
    });
  });

  it("tests small samples as R does, from three values on", () => {
    const wanted: [number[], number, number][] = [
      [[1, 2, 4], 0.964285714285714, 0.636886845028963],
      [[1, 2, 3, 5], 0.971373665482706, 0.849970818848266],
      [[0, 0, 0, 1], 0.629776264913708, 0.00124072593197728],
      [[1, 2, 3, 4, 5], 0.986762155447719, 0.96717393596804],
      [[1, 2, 3, 4, 10], 0.835788316420997, 0.153612583765515],
    ];
    for (const [numbers, w, p] of wanted) {
      const got = test(numbers);
      if (got.kind !== "estimate") throw new Error(got.kind);
      expectFigure(got.w, w, `W of ${numbers}`);
      expectFigure(got.pValue, p, `p of ${numbers}`);
    }
  });

  it("does not depend on where the scale starts, on its unit or on its direction", () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 3, maxLength: 60 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: -9, max: 9 }), fc.boolean(), (sums, start, turned) => {
        const got = test(sums);
        const other = test(sums.map((sum) => (turned ? -1 : 1) * 7e-9 * sum + start * 1e-9));
        expect(other.kind).toBe(got.kind);
        if (got.kind !== "estimate" || other.kind !== "estimate") return;
        expect(got.w).toBeGreaterThan(0);
        expect(got.w).toBeLessThanOrEqual(1);
        expect(other.w).toBeCloseTo(got.w, 9);
        expect(other.pValue).toBeCloseTo(got.pValue, 6);
      }),
    );
  });

  it("finds normal scores as normal as can be, and two values as far from it as three can get", () => {
    expect(test([1, 2, 3])).toMatchObject({ w: 1 });
    const two = test([1, 1, 2]);
    if (two.kind !== "estimate") throw new Error(two.kind);
    expect(two.w).toBeCloseTo(0.75, 12);
    expect(two.pValue).toBeCloseTo(0, 12);
  });

  it("has nothing to say of two values, of equal ones, or of more than 5,000", () => {
    const few = { kind: "insufficient-data", of: "ratings", needed: 3 };
    expect(test([])).toEqual({ ...few, got: 0 });
    expect(test([1, 2])).toEqual({ ...few, got: 2 });
    const values = [1, 1.2, 1.4];
    expect(shapiroWilk(values, [0, 9, 0])).toEqual({ kind: "undefined", reason: "no-variation" });
    expect(shapiroWilk(values, [2500, 0, 2500]).kind).toBe("estimate");
    const many = { kind: "undefined", reason: "too-many-values" };
    expect(shapiroWilk(values, [2500, 1, 2500])).toEqual(many);
    expect(() => shapiroWilk(values, [1, 2])).toThrow(RangeError);
  });
});
