import { describe, expect, it } from "vitest";
import { type GroupMoments, momentsOfNumbers } from "@/lib/stats/descriptive/group-moments";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { expectFigure, readFigures } from "@/lib/stats/testing/read-references";
import { compareByTukey } from "./tukey-test";
import { analyseTwoWay, type TwoWayAnova } from "./two-way-anova";

type Cells = Record<string, { n: number; mean: number; sd: number }>;
type Anova = { effect: string; SS: number; df: number; F: number | null; p: number | null }[];

interface AccuracyFile {
  cells_before: Cells;
  cells_after: Cells;
  anova_type2: Anova;
  anova_no_outlier_removal_type2: Anova;
  tukey_by_size: Record<
    string,
    { contrast: string; diff: number; lo: number; hi: number; p_adj: number }[]
  >;
}

const accuracy = readFigures<AccuracyFile>("accuracy.json");
const SIZES = ["220M", "770M"];
const METHODS = ["CF:Unrevised", "MT:Unrevised", "MT+CF:Unrevised", "MT+CF:Revised"];

/** The runs themselves are not here: number, mean and deviation of each cell are all that counts. */
const momentsOf = (cells: Cells): GroupMoments[][] =>
  SIZES.map((size) =>
    METHODS.map((method) => {
      const { n, mean, sd } = cells[`${size} | ${method}`]!;
      return { n, mean, squares: (n - 1) * sd * sd };
    }),
  );

function expectAnova(got: TwoWayAnova, wanted: Anova) {
  const effects = [got.column, got.row, got.interaction];
  effects.forEach((effect, index) => {
    const row = wanted[index]!;
    if (effect.kind !== "estimate") throw new Error(effect.kind);
    expectFigure(effect.squares, row.SS, `squares of ${row.effect}`);
    expectFigure(effect.f, row.F, `F of ${row.effect}`);
    expectFigure(effect.p, row.p, `p of ${row.effect}`);
    expect(effect.df).toBe(row.df);
  });
  expectFigure(got.residualSquares, wanted[3]!.SS, "residual squares");
  expect(got.residualDf).toBe(wanted[3]!.df);
}

const analyse = (cells: number[][][]) =>
  analyseTwoWay(cells.map((row) => row.map(momentsOfNumbers)));

describe("analyseTwoWay", () => {
  it.each([
    ["with", accuracy.cells_after, accuracy.anova_type2],
    ["without", accuracy.cells_before, accuracy.anova_no_outlier_removal_type2],
  ])(
    "tests method, size and interaction of the published accuracies %s the outlier rule as R does",
    (_, cells, wanted) => {
      const got = analyseTwoWay(momentsOf(cells));
      if (got.kind !== "estimate") throw new Error(got.kind);
      expectAnova(got, wanted);
    },
  );

  it("has the worked example of its documentation", () => {
    const got = analyse([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [2, 3],
        [8, 9],
      ],
    ]);
    if (got.kind !== "estimate") throw new Error(got.kind);
    // car::Anova(lm(y ~ c * r), type = 2)
    expectAnova(got, [
      { effect: "c", SS: 32, df: 1, F: 64, p: 0.00132389690921717 },
      { effect: "r", SS: 18, df: 1, F: 36, p: 0.0038825370469605 },
      { effect: "c:r", SS: 8, df: 1, F: 16, p: 0.0161300899009247 },
      { effect: "Residuals", SS: 2, df: 4, F: null, p: null },
    ]);
  });

  it("takes unequal cells, and an empty one, as R's car does", () => {
    const first = [[1, 2], [3, 4, 2], [3]];
    // car::Anova(lm(y ~ c * r), type = 2), for both
    const full = analyse([first, [[8, 9], [5, 7, 6.5], [4]]]);
    if (full.kind !== "estimate") throw new Error(full.kind);
    expectAnova(full, [
      { effect: "c", SS: 3.02083333333334, df: 2, F: 1.75403225806452, p: 0.251291264290293 },
      { effect: "r", SS: 50.0208333333333, df: 1, F: 58.0887096774193, p: 0.000265967800813016 },
      { effect: "c:r", SS: 14.5208333333333, df: 2, F: 8.43145161290322, p: 0.0180742221943757 },
      { effect: "Residuals", SS: 5.16666666666667, df: 6, F: null, p: null },
    ]);
    const holed = analyse([first, [[8, 9], [5, 7, 6.5], []]]);
    if (holed.kind !== "estimate") throw new Error(holed.kind);
    expectAnova(holed, [
      { effect: "c", SS: 0.716666666666665, df: 2, F: 0.416129032258064, p: 0.677268637942544 },
      { effect: "r", SS: 55.225, df: 1, F: 64.1322580645161, p: 0.00020230236908162 },
      { effect: "c:r", SS: 8.81666666666667, df: 1, F: 10.2387096774194, p: 0.0186047904974546 },
      { effect: "Residuals", SS: 5.16666666666667, df: 6, F: null, p: null },
    ]);
  });

  it("gives the same when rows become columns, with the effects changed over", () => {
    const cells = momentsOf(accuracy.cells_after);
    const turned = METHODS.map((_, method) => cells.map((row) => row[method]!));
    const [there, back] = [analyseTwoWay(cells), analyseTwoWay(turned)];
    if (!isEstimate(there) || !isEstimate(back)) throw new Error(there.kind);
    for (const [one, other] of [
      [there.row, back.column],
      [there.column, back.row],
      [there.interaction, back.interaction],
    ] as const) {
      if (!isEstimate(one) || !isEstimate(other)) throw new Error(one.kind);
      expectFigure(one.squares, other.squares, "squares", 1e-12);
    }
  });

  it("tests methods alone where there is one size", () => {
    const got = analyse([
      [
        [1, 2],
        [3, 5],
      ],
    ]);
    const none = { kind: "insufficient-data", of: "groups", needed: 2, got: 1 };
    expect(got).toMatchObject({ kind: "estimate", row: none, interaction: none });
    if (got.kind !== "estimate" || got.column.kind !== "estimate") throw new Error(got.kind);
    expectFigure(got.column.squares, 6.25, "squares");
  });

  it("says what is missing: second runs, any run, variation, a whole design", () => {
    const runs = { kind: "insufficient-data", of: "runs", needed: 5, got: 4 };
    expect(
      analyse([
        [[1], [2]],
        [[3], [5]],
      ]),
    ).toEqual(runs);
    expect(analyse([[[], []]])).toEqual({ ...runs, needed: 1, got: 0 });
    const equal = [
      [2, 2],
      [2, 2],
    ];
    expect(analyse([equal, equal])).toEqual({ kind: "undefined", reason: "no-variation" });
    const differing = [
      [2, 2],
      [3, 3],
    ];
    expect(analyse([equal, differing])).toEqual({
      kind: "undefined",
      reason: "no-residual-variation",
    });
    expect(() => analyse([])).toThrow(RangeError);
    expect(() => analyse([[[1, 2]], [[1], [2]]])).toThrow(RangeError);
  });
});

describe("compareByTukey", () => {
  it.each(SIZES)("compares the accuracies of methods within %s as R does", (size) => {
    const cells = momentsOf(accuracy.cells_after)[SIZES.indexOf(size)]!;
    compareByTukey(cells).forEach((pair, index) => {
      const row = accuracy.tukey_by_size[size]![index]!;
      expect(`${METHODS[pair.second]}-${METHODS[pair.first]}`).toBe(row.contrast);
      if (pair.kind !== "estimate") throw new Error(pair.kind);
      expectFigure(pair.difference, row.diff, `difference of ${row.contrast}`);
      const reach = (row.hi - row.lo) / 2;
      // R's quantile is right to about eight digits.
      expect(Math.abs(pair.lower - row.lo)).toBeLessThan(1e-7 * reach);
      expect(Math.abs(pair.upper - row.hi)).toBeLessThan(1e-7 * reach);
      // R subtracts from 1, which leaves small tails ten digits after the point.
      expect(Math.abs(pair.p - row.p_adj), row.contrast).toBeLessThan(1e-9);
    });
  });
});
