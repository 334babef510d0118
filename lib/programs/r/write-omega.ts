import type { OmegaTotal } from "@/lib/stats/agreement/omega-total";
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

/** McDonald's omega total of the constructs, with the loadings on their common factor. */
export function writeOmega(data: RData): RScript {
  const script = baseScript(data, {
    title: "McDonald's omega of the constructs",
    code: `x <- na.omit(d[${quoteAll(data.constructs)}])
# Several starts, and a search that goes on for longer than factanal's own, if it finds an end.
search <- function(factr) {
  factanal(x, factors = 1, control = list(nstart = 5, opt = list(factr = factr, maxit = 1000)))
}
factor <- tryCatch(search(10), error = function(e) search(1e5))
loading <- factor$loadings[, 1] * sign(sum(factor$loadings[, 1]))
own <- factor$uniquenesses
spread <- apply(x, 2, sd)
c(
  "omega" = sum(loading * spread)^2 / (sum(loading * spread)^2 + sum(own * spread^2)),
  "standardised omega" = sum(loading)^2 / (sum(loading)^2 + sum(own)),
  setNames(loading, paste0("loading, ", names(x)))
)
`,
    figures: [
      "omega",
      "standardised omega",
      ...nameFigures(
        ["loading"],
        data.constructs.map((construct) => [construct]),
      ),
    ],
  });
  return { ...script, webR: script.webR && { ...script.webR, within: 1e-4 } };
}

/** Grounded's side of `writeOmega`. */
export function nameOmega(
  constructs: readonly string[],
  outcome: Outcome<OmegaTotal>,
): NamedFigure[] {
  const found = isEstimate(outcome) ? outcome : null;
  return [
    { name: "omega", value: found?.omega ?? null },
    { name: "standardised omega", value: found?.standardised ?? null },
    ...constructs.map((construct, place) => ({
      name: nameFigure("loading", construct),
      value: found?.loadings[place] ?? null,
    })),
  ];
}
