import type { AnalysisOfVariance } from "@/lib/stats/linear/analysis-of-variance";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { baseScript } from "./base-script";
import type { NamedFigure, RData, RScript } from "./r-script";
import { ratingsAndMethods } from "./ratings-by-method";

/** R lines: `model`, the one-way analysis of variance, or an error where it does not exist. */
export function varianceModel(measure: string): string {
  return `${ratingsAndMethods(measure)}
if (nlevels(g) < 2 || length(y) == nlevels(g) || all(y == ave(y, g))) {
  stop("Nothing varies within two methods or more.")
}
model <- aov(y ~ g)`;
}

/** The one-way analysis of variance between methods. */
export function writeAnalysisOfVariance(data: RData, measure: string): RScript {
  return baseScript(data, {
    title: `${measure}: one-way analysis of variance`,
    code: `${varianceModel(measure)}
table <- summary(model)[[1]]
c(
  "F" = table[["F value"]][1],
  "p" = table[["Pr(>F)"]][1],
  "eta squared" = table[["Sum Sq"]][1] / sum(table[["Sum Sq"]])
)
`,
    figures: ["F", "p", "eta squared"],
  });
}

/** Grounded's side of `writeAnalysisOfVariance`. */
export function nameAnalysisOfVariance(analysis: Outcome<AnalysisOfVariance>): NamedFigure[] {
  const found = isEstimate(analysis) ? analysis : null;
  return [
    { name: "F", value: found?.f ?? null },
    { name: "p", value: found?.p ?? null },
    { name: "eta squared", value: found?.etaSquared ?? null },
  ];
}
