import { describe, expect, it } from "vitest";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { fUpperTail } from "./distributions";
import { fQuantile } from "./f-quantile";

/** R's qf: probability, df1, df2, quantile. It takes df2 above 400,000 as infinite; we do not. */
const QUANTILES = [
  [0.975, 29, 87, 1.7469598510844146],
  [0.025, 29, 87, 0.52235534924247973],
  [0.95, 3, 9, 3.8625483576247648],
  [0.5, 7.3, 2.4, 1.2280579112298733],
  [0.001, 1113, 4452, 0.86143332340478462],
  [0.999, 1113, 4452, 1.1548432148779462],
  [0.025, 20000, 300000, 0.97987156837881395],
  [0.975, 1, 1, 647.78901147784404],
] as const;

describe("fQuantile", () => {
  it.each(QUANTILES)(
    "finds R's quantile for %d with %d and %d",
    (probability, df1, df2, wanted) => {
      expectFigure(fQuantile(probability, df1, df2), wanted, "F");
    },
  );

  it("is where the tail has what is left of the probability, in both tails", () => {
    for (const probability of [1e-12, 0.01, 0.4999, 0.5, 0.99]) {
      expectFigure(fUpperTail(fQuantile(probability, 5, 12), 5, 12), 1 - probability, "tail");
      expectFigure(fUpperTail(1 / fQuantile(probability, 5, 12), 12, 5), probability, "other tail");
    }
  });

  it("refuses a probability of 0 or 1, and no degrees of freedom", () => {
    for (const probability of [0, 1, Number.NaN]) {
      expect(() => fQuantile(probability, 1, 1)).toThrow(RangeError);
    }
    expect(() => fQuantile(0.5, 0, 1)).toThrow(RangeError);
  });
});
