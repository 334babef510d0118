import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covaryCompleteRows } from "@/lib/stats/descriptive/covary-complete-rows";
import type { Outcome } from "@/lib/stats/numeric/outcome";
import {
  expectFigure,
  FIXTURES,
  readCells,
  readFigures,
  readFixtureRows,
} from "@/lib/stats/testing/read-references";
import { cronbachAlpha } from "./cronbach-alpha";

interface ReferenceAlpha {
  n: number;
  k: number;
  alpha_raw: number | null;
  alpha_std: number;
  mean_inter_item_r: number;
  alpha_feldt_ci95: [number, number];
  alpha_if_dropped: Record<string, number>;
  item_rest_r: Record<string, number>;
}
type Figures = Record<
  string,
  { cronbach_omega_listwise: ReferenceAlpha; cronbach: ReferenceAlpha }
>;

const values = [1, 2, 3, 4, 5];
const figures = readFigures<Figures>("fixtures.json");

function need<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== "estimate") throw new Error(outcome.kind);
  return outcome;
}

/** Alpha of written-out ratings, `[measure][row]`, 0 for the value 1. */
const alphaOf = (columns: number[][]) =>
  cronbachAlpha(covaryCompleteRows(columns.map((value) => ({ values, value }))));

const DATA = [
  ...FIXTURES.map((name) => {
    const rows = readFixtureRows(name);
    const columns = ["A", "B", "C", "D", "E"].map((letter) =>
      rows.map(({ ratings }) => (ratings[letter] ?? 0) - 1),
    );
    return { name: name as string, columns, wanted: figures[name]!.cronbach_omega_listwise };
  }),
  {
    name: "icc30x4",
    columns: ["r1", "r2", "r3", "r4"].map((rater) =>
      readCells("icc30x4.csv").map((cells) => Number(cells[rater]) - 1),
    ),
    wanted: figures.icc30x4!.cronbach,
  },
];

describe("cronbachAlpha", () => {
  it.each(DATA)("finds R's figures for $name", ({ name, columns, wanted }) => {
    const outcome = alphaOf(columns);
    if (wanted.alpha_raw === null) {
      expect(outcome).toEqual({ kind: "undefined", reason: "no-variation" });
      return;
    }
    const got = need(outcome);
    expect([got.n, got.k, got.confidence]).toEqual([wanted.n, wanted.k, 0.95]);
    expectFigure(got.alpha, wanted.alpha_raw, `alpha of ${name}`);
    expectFigure(got.lower, wanted.alpha_feldt_ci95[0], `lower limit of ${name}`);
    expectFigure(got.upper, wanted.alpha_feldt_ci95[1], `upper limit of ${name}`);
    const { alpha, meanCorrelation } = need(got.standardised);
    expectFigure(alpha, wanted.alpha_std, `standardised alpha of ${name}`);
    expectFigure(meanCorrelation, wanted.mean_inter_item_r, `mean correlation of ${name}`);
    const dropped = Object.values(wanted.alpha_if_dropped);
    const rest = Object.values(wanted.item_rest_r);
    got.items.forEach((item, index) => {
      expectFigure(need(item.alphaIfDropped).alpha, dropped[index]!, `${name} without ${index}`);
      expectFigure(need(item.itemRest).correlation, rest[index]!, `${name} ${index} and rest`);
    });
  });

  it("is the worked example's 6/7, and has no alpha of the one measure that is left", () => {
    const got = need(
      alphaOf([
        [0, 1, 2],
        [0, 1, 4],
      ]),
    );
    expect(got.alpha).toBeCloseTo(6 / 7, 13);
    expect(got.items[0]!.alphaIfDropped).toEqual({
      kind: "insufficient-data",
      of: "constructs",
      needed: 2,
      got: 1,
    });
  });

  it("is 1 for the same ratings twice, with an interval of no width", () => {
    const ratings = fc.array(fc.nat(4), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(ratings, (column) => {
        fc.pre(new Set(column).size > 1);
        const { alpha, lower, upper } = need(alphaOf([column, column]));
        for (const figure of [alpha, lower, upper]) expect(figure).toBeCloseTo(1, 10);
      }),
    );
  });

  it("does not depend on the order of measures, nor on where the scale begins", () => {
    const columns = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)), { minLength: 3 });
    fc.assert(
      fc.property(columns, (rows) => {
        const [a, b, c] = [0, 1, 2].map((place) => rows.map((row) => row[place]!));
        const one = alphaOf([a!, b!, c!]);
        const other = alphaOf([c!, a!, b!.map((rating) => rating + 1)]);
        expect(other.kind).toBe(one.kind);
        if (one.kind !== "estimate" || other.kind !== "estimate") return;
        expect(other.alpha).toBeCloseTo(one.alpha, 9);
      }),
    );
  });

  it("is undefined where measures cancel in the sum, or one does not vary", () => {
    const undefinedFigure = { kind: "undefined", reason: "no-variation" };
    const up = [0, 1, 2, 4, 4];
    expect(alphaOf([up, up.map((rating) => 4 - rating)])).toEqual(undefinedFigure);
    expect(alphaOf([up, up.map(() => 2)])).toEqual(undefinedFigure);
    const three = need(alphaOf([up, up.map((rating) => 4 - rating), [0, 0, 1, 3, 1]]));
    expect(three.items[2]).toEqual({ alphaIfDropped: undefinedFigure, itemRest: undefinedFigure });
  });

  it("needs two measures and two complete rows", () => {
    const missing = (of: string, got: number) => ({
      kind: "insufficient-data",
      of,
      needed: 2,
      got,
    });
    expect(alphaOf([[1, 2]])).toEqual(missing("constructs", 1));
    expect(
      alphaOf([
        [1, -1, 2],
        [1, 2, -1],
      ]),
    ).toEqual(missing("complete-responses", 1));
    expect(() => cronbachAlpha(covaryCompleteRows([]), 1)).toThrow(RangeError);
  });
});
