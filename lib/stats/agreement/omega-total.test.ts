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
import { omegaTotal } from "./omega-total";
import { fitOneFactor } from "./one-factor";

interface ReferenceOmega {
  omega:
    | { loadings: Record<string, number>; omega_total_std: number; omega_total_cov: number }
    | { error: string };
}
type Figures = Record<
  string,
  { cronbach_omega_listwise: ReferenceOmega; cronbach: ReferenceOmega }
>;

/** R's own search stops when the likelihood grows by less than about a ten-millionth. */
const AS_NEAR_AS_R = 2e-5;

function need<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== "estimate") throw new Error(outcome.kind);
  return outcome;
}

/** Of written-out ratings, `[measure][row]`, 0 for the value 1. */
const omegaOf = (columns: number[][]) =>
  omegaTotal(covaryCompleteRows(columns.map((value) => ({ values: [1, 2, 3, 4, 5], value }))));

/** A whole matrix of correlations from its lower triangle. */
function fillMatrix(rows: number[][]): Float64Array {
  const k = rows.length;
  return Float64Array.from({ length: k * k }, (_, cell) => {
    const [row, column] = [Math.floor(cell / k), cell % k];
    return rows[Math.max(row, column)]![Math.min(row, column)]!;
  });
}

/** factanal(covmat = …, factors = 1, control = list(opt = list(factr = 1, pgtol = 0))), R 4.2.2. */
const HEYWOOD = {
  correlations: [[1], [0.8, 1], [0.7, 0.5, 1], [0.3, 0.2, 0.35, 1]],
  uniquenesses: [0.005, 0.357590080706239, 0.508198666532375, 0.909250358024611],
  loadings: [0.997500881601633, 0.80150478432818, 0.701285486384484, 0.301246812595841],
  discrepancy: 0.0662996566423804,
};

const figures = readFigures<Figures>("fixtures.json");
const DATA = [
  ...FIXTURES.map((name) => {
    const rows = readFixtureRows(name);
    const columns = ["A", "B", "C", "D", "E"].map((letter) =>
      rows.map(({ ratings }) => (ratings[letter] ?? 0) - 1),
    );
    return { name: name as string, columns, wanted: figures[name]!.cronbach_omega_listwise.omega };
  }),
  {
    name: "icc30x4",
    columns: ["r1", "r2", "r3", "r4"].map((rater) =>
      readCells("icc30x4.csv").map((cells) => Number(cells[rater]) - 1),
    ),
    wanted: figures.icc30x4!.cronbach.omega,
  },
];

describe("omegaTotal", () => {
  it.each(DATA)("finds R's loadings and both omegas of $name", ({ name, columns, wanted }) => {
    if ("error" in wanted) {
      expect(omegaOf(columns)).toEqual({ kind: "undefined", reason: "no-variation" });
      return;
    }
    const got = need(omegaOf(columns));
    Object.values(wanted.loadings).forEach((loading, m) => {
      expectFigure(got.loadings[m]!, loading, `loading ${m} of ${name}`, AS_NEAR_AS_R);
      expect(got.uniquenesses[m]! + got.loadings[m]! ** 2).toBeCloseTo(1, 9);
    });
    expectFigure(got.standardised, wanted.omega_total_std, `omega of ${name}`, AS_NEAR_AS_R);
    expectFigure(got.omega, wanted.omega_total_cov, `omega as it is of ${name}`, AS_NEAR_AS_R);
  });

  it("is the worked example's 5.76 / 6.82, where spreads are equal and where they are not", () => {
    const covariance = fillMatrix([[1], [0.72, 1], [0.63, 0.56, 1]]);
    const equal = need(omegaTotal({ n: 100, k: 3, covariance }));
    expect(equal.omega).toBeCloseTo(5.76 / 6.82, 9);
    const sds = [1, 2, 3];
    const unequal = need(
      omegaTotal({
        n: 100,
        k: 3,
        covariance: covariance.map(
          (cell, index) => cell * sds[Math.floor(index / 3)]! * sds[index % 3]!,
        ),
      }),
    );
    expect(unequal.standardised).toBeCloseTo(equal.omega, 9);
    // Loadings .9, 1.6 and 2.1; uniquenesses .19, 1.44 and 4.59.
    expect(unequal.omega).toBeCloseTo(4.6 ** 2 / (4.6 ** 2 + 6.22), 9);
  });

  it("needs three measures, two rows, and measures that do not determine each other", () => {
    const up = [0, 1, 2, 4, 4, 1];
    const other = [1, 0, 2, 3, 4, 2];
    const missing = (of: string, needed: number, got: number) => ({
      kind: "insufficient-data",
      of,
      needed,
      got,
    });
    expect(omegaOf([up, other])).toEqual(missing("constructs", 3, 2));
    expect(omegaOf([[1], [2], [3]])).toEqual(missing("complete-responses", 2, 1));
    expect(omegaOf([up, other, up])).toEqual({ kind: "undefined", reason: "singular" });
    expect(omegaOf([up, other, up.map(() => 3)])).toEqual({
      kind: "undefined",
      reason: "no-variation",
    });
  });
});

describe("fitOneFactor", () => {
  it("explains correlations that one factor made, whatever the sign of its loadings", () => {
    const loadings = [0.9, -0.8, 0.7, 0.35, -0.1];
    const rows = loadings.map((a, i) => loadings.map((b, j) => (i === j ? 1 : a * b)));
    const got = need(fitOneFactor(fillMatrix(rows), 5));
    loadings.forEach((loading, m) => {
      expect(got.loadings[m]).toBeCloseTo(loading, 9);
    });
    expect(got.discrepancy).toBeCloseTo(0, 12);
  });

  it("holds a uniqueness at .005 where the likelihood presses it down, as R does", () => {
    const got = need(fitOneFactor(fillMatrix(HEYWOOD.correlations), 4));
    HEYWOOD.uniquenesses.forEach((uniqueness, m) => {
      expectFigure(got.uniquenesses[m]!, uniqueness, `uniqueness ${m}`, AS_NEAR_AS_R);
      expectFigure(got.loadings[m]!, HEYWOOD.loadings[m]!, `loading ${m}`, AS_NEAR_AS_R);
    });
    expectFigure(got.discrepancy, HEYWOOD.discrepancy, "discrepancy");
  });

  it("repeats the variances exactly, as the best fit within the bounds does", () => {
    const correlation = fillMatrix([[1], [0.5, 1], [0.3, 0.6, 1], [0.4, 0.1, 0.45, 1]]);
    const got = need(fitOneFactor(correlation, 4));
    got.loadings.forEach((loading, m) => {
      expect(loading ** 2 + got.uniquenesses[m]!).toBeCloseTo(1, 10);
    });
  });

  it("fits measures without any correlation exactly, though no loading follows from them", () => {
    const got = need(fitOneFactor(fillMatrix([[1], [0, 1], [0, 0, 1]]), 3));
    expect(got.discrepancy).toBeCloseTo(0, 12);
  });
});
