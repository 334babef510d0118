import type { RData, RScript } from "@/lib/programs/r/r-script";
import { writeDunn } from "@/lib/programs/r/write-dunn";
import { writeFriedman } from "@/lib/programs/r/write-friedman";
import { writeIntraclass } from "@/lib/programs/r/write-intraclass";
import { writeKruskalWallis } from "@/lib/programs/r/write-kruskal-wallis";
import { writeShapiroWilk } from "@/lib/programs/r/write-shapiro-wilk";
import { writeVarghaDelaney } from "@/lib/programs/r/write-vargha-delaney";
import { asFunction } from "./as-function";

/** What follows from the ratings without a model: description, checks, rank tests, effect sizes. */
export function rankTestsR(): string {
  const code = (write: (data: RData, measure: string) => RScript) =>
    write({ methods: [], constructs: [] }, "y");
  return `
# ---- Description, checks of assumptions, rank tests ----

# The values that a measure can take, and how often each occurs.
count_values <- function(y, place) {
  items <- if (place > length(constructs)) length(constructs) else 1
  of_each <- if (place > length(constructs)) points[1] else points[place]
  tabulate(round(y * items) - items + 1, items * (of_each - 1) + 1)
}
describe <- function(y, place) {
  n <- length(y)
  se <- sd(y) / sqrt(n)
  reach <- if (n > 1) qt(.975, n - 1) * se else NA
  quartile <- quantile(y, c(.25, .75), names = FALSE)
  counts <- count_values(y, place)
  c(
    n = n, mean = mean(y), sd = sd(y), se = se, median = median(y),
    q1 = quartile[1], q3 = quartile[2], min = min(y), max = max(y),
    setNames(counts, path("counts", seq_along(counts))),
    "tInterval > 1" = mean(y) - reach, "tInterval > 2" = mean(y) + reach
  )
}
${asFunction("shapiro_by_method", code(writeShapiroWilk))}
levene <- function(y, g, centre) {
  away <- abs(y - ave(y, g, FUN = centre))
  df1 <- nlevels(g) - 1
  df2 <- length(y) - nlevels(g)
  between <- sum((ave(away, g) - mean(away))^2)
  within <- sum((away - ave(away, g))^2)
  # Deviations that are equal within every method leave nothing to divide by.
  if (df1 < 1 || df2 < 1 || within <= 1e-20 * sum(away^2)) return(numeric())
  f_test((between / df1) / (within / df2), df1, df2)
}
${asFunction("kruskal_wallis", code(writeKruskalWallis))}
${asFunction("dunn", code(writeDunn))}
${asFunction("vargha_delaney", code(writeVarghaDelaney))}
# By each participant's own means.
${asFunction("friedman", code(writeFriedman))}
${asFunction("intraclass", code(writeIntraclass))}
for (place in seq_along(measures)) {
  at <- path("constructs", measures[place])
  x <- with_y(place)
  rated <- x[!is.na(x$y), ]
  g <- droplevels(rated$model)
  for (method in levels(g)) {
    keep(path(at, "descriptives", method), describe(rated$y[g == method], place))
  }
  attempt(path(at, "shapiroWilk"), {
    keep_as(path(at, "shapiroWilk > byMethod"), shapiro_by_method(x), c(W = "w", p = "pValue"))
    # R's test is defined for 3 to 5000 values that are not all equal.
    overall <- shapiro.test(rated$y)
    keep(path(at, "shapiroWilk > overall"), c(w = overall$statistic[[1]], pValue = overall$p.value))
  })
  keep(path(at, "levene > median"), levene(rated$y, g, median))
  keep(path(at, "levene > mean"), levene(rated$y, g, mean))
  attempt(path(at, "kruskalWallis"), {
    words <- c(H = "statistic", p = "pValue", "epsilon squared" = "epsilonSquared")
    keep_as(path(at, "kruskalWallis"), kruskal_wallis(x), words)
    keep(path(at, "kruskalWallis"), c(df = nlevels(g) - 1, n = nrow(rated)))
  })
  attempt(path(at, "dunn"), {
    words <- c(
      z = "z", p = "pValue", "p Bonferroni" = "pBonferroni", "p Holm" = "pHolm",
      "p Benjamini-Hochberg" = "pBenjaminiHochberg"
    )
    keep_as(path(at, "dunn"), dunn(x), words)
  })
  attempt(path(at, "varghaDelaney"), {
    keep_as(path(at, "varghaDelaney"), vargha_delaney(x), c(A = "a"))
  })
  attempt(path(at, "friedman"), {
    words <- c("chi-squared" = "statistic", p = "pValue", "Kendall's W" = "kendallW")
    keep_as(path(at, "friedman"), friedman(x), words)
    blocks <- sum(rowSums(table(rated$CASE, factor(rated$model, methods)) == 0) == 0)
    keep(path(at, "friedman"), c(df = length(methods) - 1, blocks = blocks))
  })
  attempt(path(at, "icc"), keep_as(at, intraclass(x), c(ICC = "icc")))
}
`;
}
