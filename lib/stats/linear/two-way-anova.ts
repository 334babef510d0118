import type { GroupMoments } from "@/lib/stats/descriptive/group-moments";
import { fUpperTail } from "@/lib/stats/numeric/distributions";
import { insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";
import { reduceTriangle } from "@/lib/stats/numeric/reduce-triangle";
import { noVariationWithin } from "./analysis-of-variance";
import { triangulate } from "./householder-triangle";

export interface EffectTest {
  squares: number;
  df: number;
  f: number;
  p: number;
}

export interface TwoWayAnova {
  n: number;
  /** Of the second index of the cells (methods), beyond what the first explains. */
  column: Outcome<EffectTest>;
  /** Of the first index of the cells (model sizes), beyond what the second explains. */
  row: Outcome<EffectTest>;
  /** Beyond both. */
  interaction: Outcome<EffectTest>;
  residualSquares: number;
  residualDf: number;
}

/**
 * Tests in a design of two factors, with any number of values a cell, whether each factor matters and
 * whether they interact (two-way ANOVA with sums of squares of type II: each main effect beyond the
 * other one, without the interaction).
 *
 * Unit of analysis: the model run. Assumptions: runs are independent and have one variance in all
 * cells; main effects mean what they say only where there is no interaction. Degenerate: empty cells
 * take degrees of freedom from the interaction, and a factor of one level, or one that the other
 * determines, has none, which is insufficient data for that effect; one run in every cell is
 * insufficient data, and so is no run; no variation within any cell is undefined.
 * Source: Yates 1934; types of sums of squares SAS Institute 1978. Only cell moments are needed,
 * because residuals about the cell means are orthogonal to every effect.
 * Example: rows (1 2 | 3 4) and (2 3 | 8 9): squares 32 for columns and 18 for rows, 8 for the
 * interaction, each with 1 degree of freedom, residual 2 with 4.
 * Throws RangeError when the rows differ in length or there is none.
 *
 * @param cells `[row][column]`
 */
export function analyseTwoWay(cells: readonly (readonly GroupMoments[])[]): Outcome<TwoWayAnova> {
  const columns = cells[0]?.length ?? 0;
  if (columns === 0 || cells.some((row) => row.length !== columns)) {
    throw new RangeError("A design of two factors needs rows of the same number of cells.");
  }
  const filled = cells
    .flatMap((row, r) => row.map((cell, c) => ({ ...cell, row: r, column: c })))
    .filter(({ n }) => n > 0);
  const n = filled.reduce((sum, cell) => sum + cell.n, 0);
  const residualDf = n - filled.length;
  if (residualDf < 1) return insufficientData("runs", n + 1, n);
  const residualSquares = filled.reduce((sum, cell) => sum + cell.squares, 0);
  if (residualSquares === 0) return noVariationWithin(filled);

  // Each cell's mean stands for its runs, with the root of their number as its weight.
  const weights = filled.map((cell) => Math.sqrt(cell.n));
  const origin = filled[0]!.mean;
  const response = filled.map((cell, i) => weights[i]! * (cell.mean - origin));
  const levels = (factor: "row" | "column", size: number) =>
    Array.from({ length: size }, (_, level) =>
      filled.map((cell, i) => (cell[factor] === level ? weights[i]! : 0)),
    );
  const ofRows = levels("row", cells.length);
  const ofColumns = levels("column", columns);
  const columnsLast = explain(ofRows, ofColumns, response);
  const rowsLast = explain(ofColumns, ofRows, response);
  return {
    kind: "estimate",
    n,
    column: test(columnsLast.squares, columnsLast.df),
    row: test(rowsLast.squares, rowsLast.df),
    interaction: test(columnsLast.beyond, filled.length - columnsLast.rank),
    residualSquares,
    residualDf,
  };

  function test(squares: number, df: number): Outcome<EffectTest> {
    // A factor with an effect has one degree of freedom more than levels that can be told apart.
    if (df < 1) return insufficientData("groups", 2, 1);
    const f = squares / df / (residualSquares / residualDf);
    return { kind: "estimate", squares, df, f, p: fUpperTail(f, df, residualDf) };
  }
}

/** What the later columns explain beyond the earlier ones, and what neither does. */
function explain(earlier: number[][], later: number[][], response: number[]) {
  const full = triangulate([...earlier, ...later, response]);
  const size = earlier.length + later.length + 1;
  const { kept, effects, rss } = reduceTriangle(full, size);
  const first = kept.filter((column) => column < earlier.length).length;
  const squares = effects.subarray(first).reduce((sum, effect) => sum + effect ** 2, 0);
  return { squares, df: kept.length - first, rank: kept.length, beyond: rss };
}
