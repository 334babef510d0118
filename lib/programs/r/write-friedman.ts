import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import type { Friedman } from "@/lib/stats/rank/friedman";
import { baseScript } from "./base-script";
import { type NamedFigure, quoteR, type RData, type RScript } from "./r-script";

/** The Friedman test on participants' mean ratings of every method. */
export function writeFriedman(data: RData, measure: string): RScript {
  return baseScript(data, {
    title: `${measure}: Friedman test on participants' means`,
    code: `means <- tapply(d[[${quoteR(measure)}]], list(d$CASE, d$model), mean, na.rm = TRUE)
# Only participants who rated every method take part; rounding lets equal means be ties.
means <- round(means[complete.cases(means), , drop = FALSE], 9)
test <- if (nrow(means) > 1) friedman.test(means) else list(statistic = NA, p.value = NA)
c(
  "chi-squared" = test$statistic[[1]],
  "p" = test$p.value,
  "Kendall's W" = test$statistic[[1]] / (nrow(means) * (ncol(means) - 1))
)
`,
    figures: ["chi-squared", "p", "Kendall's W"],
  });
}

/** Grounded's side of `writeFriedman`. */
export function nameFriedman(test: Outcome<Friedman>): NamedFigure[] {
  const found = isEstimate(test) ? test : null;
  return [
    { name: "chi-squared", value: found?.statistic ?? null },
    { name: "p", value: found?.pValue ?? null },
    { name: "Kendall's W", value: found?.kendallW ?? null },
  ];
}
