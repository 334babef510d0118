import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countValues } from "@/lib/stats/descriptive/value-counts";
import { expectFigure, readFigures, readReferences } from "@/lib/stats/testing/read-references";
import { type DeviationCentre, leveneTest } from "./levene";

interface LeveneFigure {
  F: number | null;
  df1: number;
  df2: number;
  p: number | null;
}

type LeveneFigures = Record<"levene_median" | "levene_mean", Record<string, LeveneFigure>>;

describe("leveneTest", () => {
  const study = readFigures<LeveneFigures>("study.json");
  const fixtures = readFigures<Record<string, LeveneFigures>>("fixtures.json");

  it.each(readReferences())("compares the spreads of $name as R does", ({ name, table }) => {
    const [file, measure] = name.split(" ") as [string, string];
    for (const centre of ["median", "mean"] satisfies DeviationCentre[]) {
      const figures = file === "study" ? study : fixtures[file]!;
      const wanted = figures[`levene_${centre}`][measure]!;
      const got = leveneTest(table, centre);
      if (wanted.F === null) {
        expect(got).toEqual({ kind: "undefined", reason: "no-variation" });
        continue;
      }
      if (got.kind !== "estimate") throw new Error(`${name}: ${got.kind}`);
      expectFigure(got.statistic, wanted.F, `F of ${name} from the ${centre}`);
      expectFigure(got.pValue, wanted.p, `p of ${name} from the ${centre}`);
      expect([got.df1, got.df2]).toEqual([wanted.df1, wanted.df2]);
    }
  });

  it("gives the figures of the example", () => {
    const groups = [
      [1, 2, 3],
      [1, 3, 8],
    ];
    const got = leveneTest(countValues(groups));
    if (got.kind !== "estimate") throw new Error(got.kind);
    expect(got.statistic).toBeCloseTo(5 / 4, 12);
    expect(got.pValue).toBeCloseTo(0.3261642, 7);
  });

  it("does not see where groups lie, only how they spread", () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 });
    const groups = fc.array(numbers, { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(groups, fc.constantFrom("median", "mean"), (given, centre) => {
        const got = leveneTest(countValues(given), centre as DeviationCentre);
        const moved = given.map((group, place) => group.map((value) => value + 10 * place));
        const other = leveneTest(countValues(moved), centre as DeviationCentre);
        expect(other.kind).toBe(got.kind);
        if (got.kind !== "estimate" || other.kind !== "estimate") return;
        expect(other.statistic).toBeCloseTo(got.statistic, 8);
        expect(other.pValue).toBeCloseTo(got.pValue, 8);
      }),
    );
  });

  it("leaves out a group without ratings, and says which", () => {
    const [first, second] = [
      [1, 2, 4],
      [1, 5, 5],
    ];
    const without = leveneTest(countValues([first!, second!]));
    const with_ = leveneTest(countValues([first!, [], second!]));
    expect(with_).toEqual({ ...without, emptyGroups: [1] });
  });

  it("needs two groups, more ratings than groups, and deviations that differ within a group", () => {
    const few = { kind: "insufficient-data" };
    expect(leveneTest(countValues([[1, 2], []]))).toEqual({
      ...few,
      of: "groups",
      needed: 2,
      got: 1,
    });
    expect(leveneTest(countValues([[1], [2]]))).toEqual({
      ...few,
      of: "ratings",
      needed: 3,
      got: 2,
    });
    const none = { kind: "undefined", reason: "no-residual-variation" };
    const alike = countValues([
      [1.2, 1.4],
      [1, 5, 5, 1],
    ]);
    expect(leveneTest(alike, "mean")).toEqual(none);
    expect(leveneTest(alike, "median")).toEqual(none);
  });
});
