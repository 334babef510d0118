import type { ShapiroWilk } from "@/lib/stats/linear/shapiro-wilk";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { baseScript } from "./base-script";
import { type NamedFigure, nameFigure, nameFigures, type RData, type RScript } from "./r-script";
import { ratingsByMethod } from "./ratings-by-method";

/** The Shapiro-Wilk test of every method's ratings. */
export function writeShapiroWilk(data: RData, measure: string): RScript {
  return baseScript(data, {
    title: `${measure}: Shapiro-Wilk test of every method`,
    code: `${ratingsByMethod(measure)}
# The test is defined for 3 to 5000 values that are not all equal.
defined <- function(x) length(x) %in% 3:5000 && min(x) < max(x)
c(
  by_method("W", function(x) if (defined(x)) shapiro.test(x)$statistic[[1]] else NA),
  by_method("p", function(x) if (defined(x)) shapiro.test(x)$p.value else NA)
)
`,
    figures: nameFigures(
      ["W", "p"],
      data.methods.map((method) => [method]),
    ),
  });
}

/** Grounded's side of `writeShapiroWilk`: the test of each method, in their order. */
export function nameShapiroWilk(
  methods: readonly string[],
  tests: readonly Outcome<ShapiroWilk>[],
): NamedFigure[] {
  const found = tests.map((test) => (isEstimate(test) ? test : null));
  return [
    ...methods.map((method, of) => ({
      name: nameFigure("W", method),
      value: found[of]?.w ?? null,
    })),
    ...methods.map((method, of) => ({
      name: nameFigure("p", method),
      value: found[of]?.pValue ?? null,
    })),
  ];
}
