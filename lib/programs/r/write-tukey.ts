import type { TukeyPair } from "@/lib/stats/linear/tukey-test";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { baseScript } from "./base-script";
import { pairsOfNames } from "./pairs-of-names";
import { type NamedFigure, nameFigure, nameFigures, type RData, type RScript } from "./r-script";
import { varianceModel } from "./write-analysis-of-variance";

/** Tukey's comparison of all pairs of methods. */
export function writeTukey(data: RData, measure: string): RScript {
  const script = baseScript(data, {
    title: `${measure}: Tukey's comparison of all pairs`,
    code: `${varianceModel(measure)}
# Pairs are in the order of the methods, the second minus the first.
tukey <- TukeyHSD(model)$g
pair <- combn(levels(d$model), 2)
row <- match(paste(pair[1, ], pair[2, ]), apply(combn(levels(g), 2), 2, paste, collapse = " "))
name <- function(figure) paste0(figure, ", ", pair[1, ], " / ", pair[2, ])
c(
  setNames(tukey[row, "diff"], name("difference")),
  setNames(tukey[row, "p adj"], name("p"))
)
`,
    figures: nameFigures(["difference", "p"], pairsOfNames(data.methods)),
  });
  // R's studentised range is right to about ten decimals, to fewer with less than ten degrees of freedom.
  return { ...script, webR: script.webR && { ...script.webR, negligible: 2e-6 } };
}

/** Grounded's side of `writeTukey`. */
export function nameTukey(methods: readonly string[], tukey: readonly TukeyPair[]): NamedFigure[] {
  const pairs = tukey.map((pair) => (isEstimate(pair) ? pair : null));
  return [
    ...pairsOfNames(methods).map((names, place) => ({
      name: nameFigure("difference", ...names),
      value: pairs[place]?.difference ?? null,
    })),
    ...pairsOfNames(methods).map((names, place) => ({
      name: nameFigure("p", ...names),
      value: pairs[place]?.p ?? null,
    })),
  ];
}
