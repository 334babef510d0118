import type { CronbachAlpha } from "@/lib/stats/agreement/cronbach-alpha";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { baseScript } from "./base-script";
import {
  type NamedFigure,
  nameFigure,
  nameFigures,
  quoteAll,
  type RData,
  type RScript,
} from "./r-script";

const OF_ALL = ["alpha", "lower limit", "upper limit", "standardised alpha"];
const OF_EACH = ["alpha without", "correlation with the rest"];

/** Cronbach's alpha of the constructs, with what each of them does to it. */
export function writeCronbachAlpha(data: RData): RScript {
  return baseScript(data, {
    title: "Cronbach's alpha of the constructs",
    code: `# With a package: install.packages("psych"), then psych::alpha(x).
x <- na.omit(d[${quoteAll(data.constructs)}])
n <- nrow(x)
k <- ncol(x)
alpha_of <- function(v) {
  k <- nrow(v)
  if (k > 1 && sum(v) > 1e-12 * sum(diag(v))) k / (k - 1) * (1 - sum(diag(v)) / sum(v)) else NA
}
v <- cov(x)
defined <- k > 1 && n > 1 && all(diag(v) > 0)
alpha <- if (defined) alpha_of(v) else NA
each <- function(figure, f) {
  setNames(
    sapply(1:k, function(i) if (is.na(alpha)) NA else f(i)),
    paste0(figure, ", ", names(x))
  )
}
# Feldt's interval takes rows as independent.
c(
  "alpha" = alpha,
  "lower limit" = 1 - (1 - alpha) * qf(.975, n - 1, (n - 1) * (k - 1)),
  "upper limit" = 1 - (1 - alpha) * qf(.025, n - 1, (n - 1) * (k - 1)),
  "standardised alpha" = if (is.na(alpha)) NA else alpha_of(cov2cor(v)),
  each("alpha without", function(i) alpha_of(v[-i, -i, drop = FALSE])),
  each("correlation with the rest", function(i) {
    rest <- v[-i, -i, drop = FALSE]
    if (sum(rest) > 1e-12 * sum(diag(rest))) sum(v[i, -i]) / sqrt(v[i, i] * sum(rest)) else NA
  })
)
`,
    figures: [
      ...OF_ALL,
      ...nameFigures(
        OF_EACH,
        data.constructs.map((construct) => [construct]),
      ),
    ],
  });
}

/** Grounded's side of `writeCronbachAlpha`. */
export function nameCronbachAlpha(
  constructs: readonly string[],
  outcome: Outcome<CronbachAlpha>,
): NamedFigure[] {
  const found = isEstimate(outcome) ? outcome : null;
  const standardised = found && isEstimate(found.standardised) ? found.standardised.alpha : null;
  const items = found?.items ?? [];
  return [
    { name: "alpha", value: found?.alpha ?? null },
    { name: "lower limit", value: found?.lower ?? null },
    { name: "upper limit", value: found?.upper ?? null },
    { name: "standardised alpha", value: standardised },
    ...constructs.map((construct, place) => {
      const dropped = items[place]?.alphaIfDropped;
      const value = dropped && isEstimate(dropped) ? dropped.alpha : null;
      return { name: nameFigure("alpha without", construct), value };
    }),
    ...constructs.map((construct, place) => {
      const rest = items[place]?.itemRest;
      const value = rest && isEstimate(rest) ? rest.correlation : null;
      return { name: nameFigure("correlation with the rest", construct), value };
    }),
  ];
}
