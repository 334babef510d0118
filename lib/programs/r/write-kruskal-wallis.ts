import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import type { KruskalWallis } from "@/lib/stats/rank/kruskal-wallis";
import { baseScript } from "./base-script";
import { type NamedFigure, quoteR, type RData, type RScript } from "./r-script";

/** The Kruskal-Wallis test between methods, with its effect size. */
export function writeKruskalWallis(data: RData, measure: string): RScript {
  return baseScript(data, {
    title: `${measure}: Kruskal-Wallis test`,
    code: `y <- d[[${quoteR(measure)}]]
test <- kruskal.test(y, d$model)
c(
  "H" = test$statistic[[1]],
  "p" = test$p.value,
  "epsilon squared" = test$statistic[[1]] / (sum(!is.na(y)) - 1)
)
`,
    figures: ["H", "p", "epsilon squared"],
  });
}

/** Grounded's side of `writeKruskalWallis`. */
export function nameKruskalWallis(test: Outcome<KruskalWallis>): NamedFigure[] {
  const found = isEstimate(test) ? test : null;
  return [
    { name: "H", value: found?.h ?? null },
    { name: "p", value: found?.p ?? null },
    { name: "epsilon squared", value: found?.epsilonSquared ?? null },
  ];
}
