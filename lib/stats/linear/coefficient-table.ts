import { fUpperTail, tQuantile, tTwoSidedP } from "@/lib/stats/numeric/distributions";
import { type Estimate, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";

export interface Coefficient {
  estimate: number;
  se: number;
  t: number;
  /** Two-sided. */
  p: number;
  lower: number;
  upper: number;
}

export interface FTest {
  f: number;
  df1: number;
  df2: number;
  p: number;
}

interface Table {
  /** How many coefficients the model was asked for, the dropped ones among them. */
  columns: number;
  kept: readonly number[];
  /** Of the kept ones; an error of 0 stands for none. */
  estimates: Float64Array;
  errors: Float64Array;
  df: number;
  confidence: number;
}

/** A model's coefficients with t tests and intervals, in the order they were asked for. */
export function listCoefficients(table: Table): Outcome<Coefficient>[] {
  const { columns, kept, estimates, errors, df, confidence } = table;
  const reach = tQuantile(1 - (1 - confidence) / 2, df);
  const all = new Array<Outcome<Coefficient>>(columns).fill(undefinedFigure("singular"));
  kept.forEach((column, place) => {
    const estimate = estimates[place]!;
    const se = errors[place]!;
    if (se === 0) {
      all[column] = undefinedFigure("no-residual-variation");
      return;
    }
    const t = estimate / se;
    const [lower, upper] = [estimate - reach * se, estimate + reach * se];
    all[column] = { kind: "estimate", estimate, se, t, p: tTwoSidedP(t, df), lower, upper };
  });
  return all;
}

/** An F ratio with its p-value. */
export function testF(f: number, df1: number, df2: number): Estimate<FTest> {
  return { kind: "estimate", f, df1, df2, p: fUpperTail(f, df1, df2) };
}
