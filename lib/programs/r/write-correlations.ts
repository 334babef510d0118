import type { Correlation } from "@/lib/stats/descriptive/correlate";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { baseScript } from "./base-script";
import { pairsOfNames } from "./pairs-of-names";
import {
  type NamedFigure,
  nameFigure,
  nameFigures,
  quoteAll,
  type RData,
  type RScript,
} from "./r-script";

const FIGURES = ["Pearson r", "Pearson p", "Spearman rho", "Spearman p"];

/** Correlations of all pairs of measures (constructs, "Quality", "length"), over rows with both. */
export function writeCorrelations(data: RData, measures: readonly string[]): RScript {
  return baseScript(data, {
    title: "Correlations of the measures",
    code: `pair <- combn(${quoteAll(measures)}, 2)
correlate <- function(names, method) {
  both <- na.omit(d[names])
  x <- both[[1]]
  y <- both[[2]]
  if (length(x) < 3 || min(x) == max(x) || min(y) == max(y)) return(c(NA, NA))
  test <- cor.test(x, y, method = method, exact = FALSE)
  r <- test$estimate[[1]]
  # Where one measure determines the other there is nothing to test.
  c(r, if (1 - r^2 > 1e-14) test$p.value else NA)
}
pearson <- apply(pair, 2, correlate, "pearson")
spearman <- apply(pair, 2, correlate, "spearman")
setNames(
  c(pearson[1, ], pearson[2, ], spearman[1, ], spearman[2, ]),
  paste0(
    rep(${quoteAll(FIGURES)}, each = ncol(pair)),
    ", ", pair[1, ], " / ", pair[2, ]
  )
)
`,
    figures: nameFigures(FIGURES, pairsOfNames(measures)),
  });
}

/** Grounded's side of `writeCorrelations`: the pairs of measures in the order of `listPairs`. */
export function nameCorrelations(
  measures: readonly string[],
  pairs: readonly { pearson: Outcome<Correlation>; spearman: Outcome<Correlation> }[],
): NamedFigure[] {
  const rows = pairs.map(({ pearson, spearman }) => [...read(pearson), ...read(spearman)]);
  return FIGURES.flatMap((figure, place) =>
    pairsOfNames(measures).map((names, pair) => ({
      name: nameFigure(figure, ...names),
      value: rows[pair]?.[place] ?? null,
    })),
  );
}

function read(correlation: Outcome<Correlation>): [number | null, number | null] {
  if (!isEstimate(correlation)) return [null, null];
  const { r, test } = correlation;
  return [r, isEstimate(test) ? test.p : null];
}
