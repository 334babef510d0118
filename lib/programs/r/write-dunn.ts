import { isEstimate } from "@/lib/stats/numeric/outcome";
import type { DunnTest } from "@/lib/stats/rank/dunn";
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

const FIGURES = ["z", "p", "p Bonferroni", "p Holm", "p Benjamini-Hochberg"];

/** Dunn's test of every pair of methods, with three adjustments for the number of pairs. */
export function writeDunn(data: RData, measure: string): RScript {
  const code = `# z is the second method minus the first: positive where the second is rated higher.
# The same with a package, after install.packages("rstatix"), if a method without ratings is dropped:
#   rstatix::dunn_test(d, ${measure} ~ model, p.adjust.method = "holm")
rated <- d[!is.na(d[[${quoteR(measure)}]]), ]
rank_of <- rank(rated[[${quoteR(measure)}]])
n <- length(rank_of)
ties <- table(rank_of)
variance <- (n * (n + 1) / 12) * (1 - sum(ties^3 - ties) / (n^3 - n))
mean_rank <- tapply(rank_of, rated$model, mean)
size <- tapply(rank_of, rated$model, length)
pair <- combn(levels(d$model), 2)
z <- (mean_rank[pair[2, ]] - mean_rank[pair[1, ]]) /
  sqrt(variance * (1 / size[pair[1, ]] + 1 / size[pair[2, ]]))
p <- 2 * pnorm(-abs(z))
adjusted <- sapply(c("bonferroni", "holm", "BH"), function(way) p.adjust(p, way))
setNames(
  c(z, p, adjusted),
  paste0(
    rep(c("z", "p", "p Bonferroni", "p Holm", "p Benjamini-Hochberg"), each = ncol(pair)),
    ", ", pair[1, ], " / ", pair[2, ]
  )
)
`;
  return baseScript(data, {
    title: `${measure}: Dunn's test of all pairs`,
    code,
    figures: nameFigures(FIGURES, pairsOfNames(data.methods)),
  });
}

/** Grounded's side of `writeDunn`. */
export function nameDunn(methods: readonly string[], { pairs }: DunnTest): NamedFigure[] {
  const rows = pairs.map((pair) =>
    isEstimate(pair)
      ? [pair.z, pair.p, pair.bonferroni, pair.holm, pair.benjaminiHochberg]
      : FIGURES.map(() => null),
  );
  return FIGURES.flatMap((figure, place) =>
    pairsOfNames(methods).map((names, pair) => ({
      name: nameFigure(figure, ...names),
      value: rows[pair]?.[place] ?? null,
    })),
  );
}
