import { choleskyInPlace, logDeterminant, solveCholesky } from "@/lib/stats/numeric/cholesky";
import { fUpperTail } from "@/lib/stats/numeric/distributions";
import {
  type Estimate,
  insufficientData,
  type Outcome,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";

/** An F test; its degrees of freedom need not be whole numbers. */
export interface FTest {
  statistic: number;
  df1: number;
  df2: number;
  pValue: number;
}

export interface MultivariateFTests {
  wilks: Outcome<FTest>;
  lawleyHotelling: Outcome<FTest>;
  bartlettNandaPillai: Outcome<FTest>;
}

/** Sums of squares and products of a one-way layout. */
export interface SumsOfProducts {
  measures: number;
  groups: number;
  rows: number;
  /** Of the groups' means about the grand mean, and of rows about their group's; square, row by row. */
  between: Float64Array;
  within: Float64Array;
}

/** A variance that other measures explain but for this share of it is none. */
const LEAST_OWN_VARIANCE = 1e-11;

/**
 * The classical tests of a multivariate one-way layout, as F tests: Wilks' Λ after Rao, Lawley and
 * Hotelling's trace after McKeon, Bartlett, Nanda and Pillai's trace after Muller.
 *
 * Unit of analysis: the row. Assumptions: rows are independent and alike in their covariances.
 * Degenerate: sums within groups that have no inverse leave all three undefined; McKeon's degrees of
 * freedom need measures + groups + 3 rows.
 * Source: Rao 1951; McKeon 1974; Muller 1998, in the variant of Ellis, Burchett, Harrar and Bathke
 * 2017, whose degrees of freedom come from the number of rows where Muller's come from one less: with
 * one measure or two groups its F is near that of the other tests, which agree, but not the same.
 * Example: one measure, 1 2 3 and 3 4 5, between 6 and within 4: Wilks and Lawley-Hotelling F 6 on 1
 * and 4 degrees of freedom.
 * Throws nothing for square matrices of that many measures.
 */
export function multivariateFTests(sums: SumsOfProducts): MultivariateFTests {
  const { measures, groups, rows, between, within } = sums;
  const error = rows - groups;
  const ofWithin = choleskyInPlace(within.slice(), measures, LEAST_OWN_VARIANCE);
  const whole = between.map((value, place) => value + within[place]!);
  const ofWhole = choleskyInPlace(whole, measures, 0);
  if (error < measures || !ofWithin || !ofWhole) {
    const none = undefinedFigure("singular");
    return { wilks: none, lawleyHotelling: none, bartlettNandaPillai: none };
  }
  // −log Λ, which is not below 0 but for rounding.
  const distance = logDeterminant(ofWhole, measures) - logDeterminant(ofWithin, measures);
  return {
    wilks: testWilks(sums, Math.max(0, distance)),
    lawleyHotelling: testLawleyHotelling(sums, traceOfQuotient(between, ofWithin, measures)),
    bartlettNandaPillai: testPillai(sums, traceOfQuotient(between, ofWhole, measures)),
  };
}

function testWilks({ measures: p, groups, rows }: SumsOfProducts, distance: number) {
  const q = groups - 1;
  const scale = p * p + q * q - 5;
  const t = scale > 0 ? Math.sqrt((p * p * q * q - 4) / scale) : 1;
  const df1 = p * q;
  const df2 = (rows - groups - (p - q + 1) / 2) * t - (p * q - 2) / 2;
  return fTest((Math.expm1(distance / t) * df2) / df1, df1, df2);
}

function testLawleyHotelling({ measures: p, groups, rows }: SumsOfProducts, trace: number) {
  const q = groups - 1;
  const error = rows - groups;
  if (error < p + 3) return insufficientData("complete-responses", groups + p + 3, rows);
  const df1 = p * q;
  const least = (error - p - 3) * (error - p);
  const df2 = 4 + ((df1 + 2) * least) / ((error + q - p - 1) * (error - 1) - least);
  return fTest((trace * (error - p - 1) * df2) / (df1 * (df2 - 2)), df1, df2);
}

function testPillai({ measures: p, groups, rows }: SumsOfProducts, trace: number) {
  const q = groups - 1;
  const error = rows - groups;
  const s = Math.min(p, q);
  const roots = error + s - p;
  const size = (s * roots * (rows + 2) * (rows - 1)) / (error * (rows - p)) - 2;
  const df1 = (p * q * size) / (s * (rows - 1));
  const df2 = (roots * size) / rows;
  return fTest(trace / df1 / ((s - trace) / df2), df1, df2);
}

function fTest(statistic: number, df1: number, df2: number): Estimate<FTest> {
  return { kind: "estimate", statistic, df1, df2, pValue: fUpperTail(statistic, df1, df2) };
}

/** tr(A⁻¹ B), A = L Lᵀ. */
function traceOfQuotient(b: Float64Array, l: Float64Array, size: number): number {
  let trace = 0;
  for (let column = 0; column < size; column++) {
    // B is symmetric, so that its rows are its columns.
    const solved = solveCholesky(l, size, b.slice(column * size, (column + 1) * size));
    trace += solved[column]!;
  }
  return trace;
}
