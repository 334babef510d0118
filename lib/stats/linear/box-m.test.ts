import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  expectFigure,
  FIXTURES,
  readFigures,
  readFixtureRows,
} from "@/lib/stats/testing/read-references";
import { boxM } from "./box-m";

interface BoxMFigure {
  chisq: number | null;
  df: number;
  p: number | null;
}

/** Rows of answers from 1 to 9 as columns; null is missing. */
function columns(rows: readonly (readonly (number | null)[])[], measures: number) {
  return Array.from({ length: measures }, (_, measure) => ({
    values: [1, 2, 3, 4, 5, 6, 7, 8, 9],
    value: rows.map((row) => (row[measure] ?? 0) - 1),
  }));
}

const letters = ["A", "B", "C", "D", "E"];

describe("boxM", () => {
  const figures = readFigures<Record<string, { box_m: BoxMFigure }>>("fixtures.json");

  it.each(FIXTURES)("compares the covariances in %s as R does", (name) => {
    const rows = readFixtureRows(name);
    const groups = [...new Set(rows.map((row) => row.group))].sort();
    const wanted = figures[name]!.box_m;
    const got = boxM(
      columns(
        rows.map(({ ratings }) => letters.map((letter) => ratings[letter]!)),
        letters.length,
      ),
      rows.map((row) => groups.indexOf(row.group)),
      groups.length,
    );
    if (wanted.chisq === null) {
      expect(got).toEqual(
        name === "single"
          ? { kind: "insufficient-data", of: "complete-responses", needed: 6, got: 1 }
          : { kind: "undefined", reason: "singular" },
      );
      return;
    }
    if (got.kind !== "estimate") throw new Error(`${name}: ${got.kind}`);
    expectFigure(got.statistic, wanted.chisq, `statistic of ${name}`);
    expectFigure(got.pValue, wanted.p, `p of ${name}`);
    expect(got.df).toBe(wanted.df);
  });

  it("gives the figures of the example", () => {
    const got = boxM(columns([[1], [2], [3], [1], [3], [8]], 1), [0, 0, 0, 1, 1, 1], 2);
    if (got.kind !== "estimate") throw new Error(got.kind);
    expect(got.m).toBeCloseTo(4 * Math.log(7) - 2 * Math.log(13), 12);
    expect(got.statistic).toBeCloseTo(0.75 * got.m, 12);
    expect(got).toMatchObject({ df: 1, n: 6, emptyGroups: [] });
  });

  it("does not see where groups lie or the unit of a measure, nor rows with a missing rating", () => {
    const answer = fc.integer({ min: 1, max: 9 });
    const rows = fc.array(fc.tuple(answer, answer), { minLength: 8, maxLength: 30 });
    fc.assert(
      fc.property(rows, (given) => {
        const half = given.map((_, row) => row % 2);
        const got = boxM(columns(given, 2), half, 2);
        const [first, second] = columns(given, 2);
        const scaled = { ...first!, values: first!.values.map((value) => 10 - 0.1 * value) };
        const withMissing = [scaled, second!].map(({ values, value }, measure) => ({
          values,
          value: [...value, measure - 1],
        }));
        const other = boxM(withMissing, [...half, 1], 2);
        expect(other.kind).toBe(got.kind);
        if (got.kind !== "estimate" || other.kind !== "estimate") return;
        expect(got.m).toBeGreaterThanOrEqual(0);
        expect(other.statistic).toBeCloseTo(got.statistic, 7);
        expect(other.n).toBe(given.length);
      }),
    );
  });

  it("finds no difference between a group and its copy", () => {
    const rows = [
      [1, 2],
      [4, 3],
      [5, 9],
      [2, 2],
    ];
    const got = boxM(columns([...rows, ...rows], 2), [0, 0, 0, 0, 1, 1, 1, 1], 2);
    if (got.kind !== "estimate") throw new Error(got.kind);
    expect(got.statistic).toBeCloseTo(0, 12);
    expect(got.pValue).toBeCloseTo(1, 12);
  });

  it("has no M where one measure is the sum of two others, or only one group has rows", () => {
    const rows = [
      [1, 2, 3],
      [3, 1, 4],
      [2, 5, 7],
      [4, 4, 8],
      [1, 5, 6],
    ];
    const twice = columns([...rows, ...rows], 3);
    const halves = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
    expect(boxM(twice, halves, 2)).toEqual({ kind: "undefined", reason: "singular" });
    const few = { kind: "insufficient-data", of: "groups", needed: 2, got: 1 };
    expect(boxM(columns(rows, 2), [1, 1, 1, 1, 1], 3)).toEqual(few);
    expect(boxM([], [], 2)).toMatchObject({ kind: "insufficient-data", of: "constructs" });
  });

  it("refuses columns that do not fit together", () => {
    const good = columns([[1], [2]], 1);
    expect(() => boxM(good, [0], 2)).toThrow(RangeError);
    expect(() => boxM(good, [0, 2], 2)).toThrow(RangeError);
    expect(() => boxM([{ values: [1], value: [0, 1] }], [0, 0], 2)).toThrow(RangeError);
  });
});
