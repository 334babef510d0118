import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countValues } from "@/lib/stats/descriptive/value-counts";
import {
  expectFigure,
  FIXTURES,
  readFigures,
  readFixtureRows,
} from "@/lib/stats/testing/read-references";
import { kruskalWallis } from "./kruskal-wallis";
import { multivariateRankTest } from "./multivariate-rank-test";

type NpmvFigure =
  | { error: string }
  | {
      n: number;
      tests: {
        test: string;
        F: number | null;
        df1: number | null;
        df2: number | null;
        p: number | null;
      }[];
      relative_effects: Record<string, Record<string, number>>;
    };

const NAMES = {
  ANOVA_type: "anovaType",
  Lawley_Hotelling_type_McKeon: "lawleyHotelling",
  Bartlett_Nanda_Pillai_type_Muller: "bartlettNandaPillai",
  Wilks_Lambda_type: "wilks",
} as const;

const letters = ["A", "B", "C", "D", "E"];
const answers = [1, 2, 3, 4, 5];

/** Rows of answers from 1 to 5 as columns; null is missing. */
function columns(rows: readonly (readonly (number | null)[])[], measures: number) {
  return Array.from({ length: measures }, (_, measure) => ({
    values: answers,
    value: rows.map((row) => (row[measure] ?? 0) - 1),
  }));
}

describe("multivariateRankTest", () => {
  const figures = readFigures<Record<string, { npmv: NpmvFigure }>>("fixtures.json");

  it.each(FIXTURES)("compares all measures of %s together as R does", (name) => {
    const rows = readFixtureRows(name);
    const groups = [...new Set(rows.map((row) => row.group))].sort();
    const wanted = figures[name]!.npmv;
    const got = multivariateRankTest(
      columns(
        rows.map(({ ratings }) => letters.map((letter) => ratings[letter]!)),
        letters.length,
      ),
      rows.map((row) => groups.indexOf(row.group)),
      groups.length,
    );
    if ("error" in wanted) {
      const few = { kind: "insufficient-data", of: "complete-responses", needed: 2, got: 1 };
      expect(got).toEqual(few);
      return;
    }
    if (got.kind !== "estimate") throw new Error(`${name}: ${got.kind}`);
    expect(got.n).toBe(wanted.n);
    for (const { test, F, df1, df2, p } of wanted.tests) {
      const own = got[NAMES[test as keyof typeof NAMES]];
      if (F === null) {
        expect(own).toEqual({ kind: "undefined", reason: "no-variation" });
        continue;
      }
      if (own.kind !== "estimate") throw new Error(`${name} ${test}: ${own.kind}`);
      expectFigure(own.statistic, F, `F of ${name} ${test}`);
      expectFigure(own.df1, df1, `df1 of ${name} ${test}`);
      expectFigure(own.df2, df2, `df2 of ${name} ${test}`);
      // The package takes p from 1 and so has no digits of a small one.
      if (p === 0) expect(own.pValue).toBeLessThan(1e-15);
      else expectFigure(own.pValue, p, `p of ${name} ${test}`);
    }
    for (const { group, relativeEffects } of got.groups) {
      letters.forEach((letter, measure) => {
        const effect = wanted.relative_effects[letter]![groups[group]!]!;
        expectFigure(relativeEffects[measure]!, effect, `effect of ${name} ${letter}`);
      });
    }
  });

  it("gives the figures of the example", () => {
    const measure = { values: [1, 2, 3, 4, 5, 6], value: [0, 1, 2, 3, 4, 5] };
    const got = multivariateRankTest([measure], [0, 0, 0, 1, 1, 1], 2);
    if (got.kind !== "estimate" || got.anovaType.kind !== "estimate") throw new Error(got.kind);
    expect(got.groups.map(({ relativeEffects }) => relativeEffects)).toEqual([[0.25], [0.75]]);
    expect(got.anovaType).toMatchObject({ df1: 1, df2: 4 });
    expect(got.anovaType.statistic).toBeCloseTo(13.5, 12);
    expect(got.anovaType.pValue).toBeCloseTo(0.0213116, 7);
  });

  it("is, for one measure, the analysis of variance on its ranks, which Kruskal-Wallis gives too", () => {
    const group = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 15 });
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 4 }), (numbers) => {
        const ranks = kruskalWallis(countValues(numbers));
        const got = multivariateRankTest(
          columns(
            numbers.flatMap((of) => of.map((number) => [number])),
            1,
          ),
          numbers.flatMap((of, place) => of.map(() => place)),
          numbers.length,
        );
        if (got.kind !== "estimate") throw new Error(got.kind);
        const { wilks, lawleyHotelling } = got;
        if (ranks.kind !== "estimate" || ranks.h > ranks.n - 1 - 1e-9) {
          expect(wilks.kind).toBe("undefined");
          return;
        }
        if (wilks.kind !== "estimate" || lawleyHotelling.kind !== "estimate") {
          throw new Error(wilks.kind);
        }
        // H is (n − 1) times the share of the squares that lies between groups.
        const df2 = ranks.n - numbers.length;
        const f = ranks.h / ranks.df / ((ranks.n - 1 - ranks.h) / df2);
        expect([wilks.df1, wilks.df2]).toEqual([ranks.df, df2]);
        expect(wilks.statistic).toBeCloseTo(f, 7);
        expect(lawleyHotelling.statistic).toBeCloseTo(f, 7);
        expect(lawleyHotelling.df2).toBeCloseTo(df2, 7);
      }),
    );
  });

  it("keeps the ANOVA type where a measure repeats another, and gives it the same share", () => {
    const rows = [1, 3, 2, 5, 4, 2, 4, 3, 5, 5].map((first, row) => [first, 1 + (row % 4)]);
    const doubled = rows.map(([first, second]) => [first!, second!, first!, second!]);
    const half = rows.map((_, row) => Number(row > 4));
    const got = multivariateRankTest(columns(rows, 2), half, 2);
    const twice = multivariateRankTest(columns(doubled, 4), half, 2);
    if (got.kind !== "estimate" || twice.kind !== "estimate") throw new Error(got.kind);
    const singular = { kind: "undefined", reason: "singular" };
    expect(twice).toMatchObject({
      wilks: singular,
      lawleyHotelling: singular,
      bartlettNandaPillai: singular,
    });
    if (got.anovaType.kind !== "estimate" || twice.anovaType.kind !== "estimate") throw new Error();
    expect(twice.anovaType.statistic).toBeCloseTo(got.anovaType.statistic, 10);
    expect(twice.anovaType.df1).toBeCloseTo(got.anovaType.df1, 10);
  });

  it("says what is missing: groups, rows of a group, rows for McKeon's degrees of freedom", () => {
    const rows = [[1], [2], [4], [5], [3], [null]];
    const of = (group: number[], groups: number) =>
      multivariateRankTest(columns(rows, 1), group, groups);
    const few = { kind: "insufficient-data" };
    expect(of([1, 1, 1, 1, 1, 0], 2)).toEqual({ ...few, of: "groups", needed: 2, got: 1 });
    expect(of([1, 1, 1, 1, 0, 0], 2)).toMatchObject({ ...few, of: "complete-responses", got: 1 });
    expect(of([0, 0, 2, 2, 2, 1], 3)).toMatchObject({
      n: 5,
      emptyGroups: [1],
      groups: [
        { group: 0, n: 2 },
        { group: 2, n: 3 },
      ],
      anovaType: { kind: "estimate" },
      wilks: { kind: "estimate" },
      lawleyHotelling: { ...few, of: "complete-responses", needed: 6, got: 5 },
    });
    expect(multivariateRankTest([], [], 2)).toMatchObject({ ...few, of: "constructs" });
  });

  it("has no test where nothing varies within groups", () => {
    const got = multivariateRankTest(columns([[1], [1], [5], [5]], 1), [0, 0, 1, 1], 2);
    const none = { kind: "undefined", reason: "no-residual-variation" };
    expect(got).toMatchObject({ anovaType: none, wilks: none });
  });
});
