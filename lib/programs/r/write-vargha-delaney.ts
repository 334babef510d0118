import { isEstimate } from "@/lib/stats/numeric/outcome";
import type { VarghaDelaneyPair } from "@/lib/stats/rank/vargha-delaney";
import { baseScript } from "./base-script";
import { pairsOfNames } from "./pairs-of-names";
import {
  type NamedFigure,
  nameFigure,
  nameFigures,
  quoteR,
  type RData,
  type RScript,
} from "./r-script";

/** Vargha and Delaney's A of every pair of methods. */
export function writeVarghaDelaney(data: RData, measure: string): RScript {
  return baseScript(data, {
    title: `${measure}: Vargha-Delaney A of all pairs`,
    code: `# How often the first method is rated higher, counting half of the ties; .5 is no difference.
ratings <- lapply(split(d[[${quoteR(measure)}]], d$model), function(x) x[!is.na(x)])
pair <- combn(names(ratings), 2)
a <- apply(pair, 2, function(names) {
  first <- ratings[[names[1]]]
  second <- ratings[[names[2]]]
  among_both <- rank(c(first, second))[seq_along(first)]
  (mean(among_both) - (length(first) + 1) / 2) / length(second)
})
setNames(a, paste0("A, ", pair[1, ], " / ", pair[2, ]))
`,
    figures: nameFigures(["A"], pairsOfNames(data.methods)),
  });
}

/** Grounded's side of `writeVarghaDelaney`. */
export function nameVarghaDelaney(
  methods: readonly string[],
  pairs: readonly VarghaDelaneyPair[],
): NamedFigure[] {
  return pairsOfNames(methods).map((names, place) => {
    const pair = pairs[place];
    return { name: nameFigure("A", ...names), value: pair && isEstimate(pair) ? pair.a : null };
  });
}
