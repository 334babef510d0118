import type { Levene } from "@/lib/stats/linear/levene";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { baseScript } from "./base-script";
import type { NamedFigure, RData, RScript } from "./r-script";
import { ratingsAndMethods } from "./ratings-by-method";

/** Levene's test of equal spread, with deviations from the median. */
export function writeLevene(data: RData, measure: string): RScript {
  return baseScript(data, {
    title: `${measure}: Levene's test, from the median`,
    code: `# With a package: install.packages("car"), then car::leveneTest(y, g).
${ratingsAndMethods(measure)}
away <- abs(y - ave(y, g, FUN = median))
df1 <- nlevels(g) - 1
df2 <- length(y) - nlevels(g)
between <- sum((ave(away, g) - mean(away))^2)
within <- sum((away - ave(away, g))^2)
# Deviations that are equal within every method leave nothing to divide by.
defined <- df1 > 0 && df2 > 0 && within > 1e-20 * sum(away^2)
f <- if (defined) (between / df1) / (within / df2) else NA
c("F" = f, "p" = pf(f, df1, df2, lower.tail = FALSE))
`,
    figures: ["F", "p"],
  });
}

/** Grounded's side of `writeLevene`. */
export function nameLevene(test: Outcome<Levene>): NamedFigure[] {
  const found = isEstimate(test) ? test : null;
  return [
    { name: "F", value: found?.statistic ?? null },
    { name: "p", value: found?.pValue ?? null },
  ];
}
