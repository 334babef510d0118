import type { RData } from "@/lib/programs/r/r-script";
import { writeCorrelations } from "@/lib/programs/r/write-correlations";
import { writeCronbachAlpha } from "@/lib/programs/r/write-cronbach-alpha";
import { writeOmega } from "@/lib/programs/r/write-omega";
import { asFunction } from "./as-function";

/**
 * What concerns all constructs at once, and how far raters agree. The functions that the comparison page
 * shows as well call constructs by the names of columns: here V1, V2, …, whatever the constructs' keys.
 */
export function togetherR(constructs: number): string {
  const columns = Array.from({ length: constructs }, (_, place) => `V${place + 1}`);
  const data: RData = { methods: [], constructs: columns };
  return `
# ---- All constructs together ----

# The constructs' scores alone, in columns V1, V2, ...
items <- as.data.frame(of_constructs)
${asFunction("correlations", writeCorrelations(data, columns))}
${asFunction("cronbach_alpha", writeCronbachAlpha(data))}
${asFunction("mcdonald_omega", writeOmega(data))}
if (length(constructs) > 1) {
  attempt("correlations", {
    words <- c(
      "Pearson r" = "pearson", "Pearson p" = "pearsonPValue",
      "Spearman rho" = "spearman", "Spearman p" = "spearmanPValue"
    )
    found <- correlations(items)
    for (two in combn(length(constructs), 2, simplify = FALSE)) {
      own <- found[paste0(names(words), ", ", paste(names(items)[two], collapse = " / "))]
      both <- na.omit(items[two])
      # Fisher's interval.
      r <- if (nrow(both) > 3) suppressWarnings(cor(both[[1]], both[[2]])) else NA
      limits <- tanh(atanh(r) + c(-1, 1) * qnorm(.975) / sqrt(nrow(both) - 3))
      interval <- c(n = nrow(both), "pearsonInterval > 1" = limits[1], "pearsonInterval > 2" = limits[2])
      at <- path("correlations", paste(constructs[two], collapse = " / "))
      keep(at, c(setNames(own, words), interval))
    }
  })
  attempt("alpha", {
    words <- c(
      alpha = "alpha", "lower limit" = "alphaInterval > 1", "upper limit" = "alphaInterval > 2",
      "standardised alpha" = "alphaStandardised"
    )
    keep_as("scale", cronbach_alpha(items), words)
  })
}
if (length(constructs) > 2) attempt("omega", {
  words <- c(omega = "omegaTotalUnstandardised", "standardised omega" = "omegaTotal")
  keep_as("scale", mcdonald_omega(items), words)
})

# The responses with all constructs, and their methods.
complete <- complete.cases(of_constructs)
x <- of_constructs[complete, , drop = FALSE]
g <- droplevels(d$model[complete])
size <- as.vector(table(g))
k <- ncol(x)
log_det <- function(m) as.vector(determinant(m)$modulus)

# Box's M: whether constructs vary and covary alike under all methods (Box 1949).
if (nlevels(g) > 1 && min(size) > k) attempt("boxM", {
  own <- lapply(split.data.frame(x, g), cov)
  if (any(sapply(own, function(s) qr(s)$rank) < k)) stop("Some constructs determine another.")
  df <- size - 1
  pooled <- Reduce("+", Map("*", own, df)) / sum(df)
  m <- sum(df) * log_det(pooled) - sum(df * sapply(own, log_det))
  correction <- 1 - (2 * k^2 + 3 * k - 1) / (6 * (k + 1) * (nlevels(g) - 1)) *
    (sum(1 / df) - 1 / sum(df))
  of_m <- k * (k + 1) / 2 * (nlevels(g) - 1)
  p <- pchisq(correction * m, of_m, lower.tail = FALSE)
  keep("boxM", c(statistic = correction * m, df = of_m, pValue = p, m = m, n = nrow(x)))
})

# Methods compared on all constructs by ranks; degrees of freedom of Ellis, Burchett, Harrar and
# Bathke (2017), as in the package npmv.
if (nlevels(g) > 1 && min(size) > 1) attempt("multivariate", {
  at <- "multivariate"
  n <- nrow(x)
  a <- nlevels(g)
  ranks <- apply(x, 2, rank)
  means <- rowsum(ranks, g) / size
  own <- lapply(split.data.frame(ranks, g), cov)
  keep(at, c(n = n))
  spread <- Reduce("+", Map("/", own, size)) / a
  share <- sum(diag(spread))^2 / sum(spread^2)
  statistic <- sum(sweep(means, 2, colMeans(means))^2) / (a - 1) / sum(diag(spread))
  keep(path(at, "anovaType"), f_test(statistic, (a - 1) * share, a^2 * share / sum(1 / (size - 1))))

  between <- crossprod(sweep(means, 2, (n + 1) / 2) * sqrt(size))
  within <- Reduce("+", Map("*", own, size - 1))
  q <- a - 1
  e <- n - a
  if (e < k || qr(within)$rank < k) stop("Some constructs determine another.")
  # Wilks' Lambda after Rao (1951).
  t <- if (k^2 + q^2 > 5) sqrt((k^2 * q^2 - 4) / (k^2 + q^2 - 5)) else 1
  df1 <- k * q
  df2 <- (e - (k - q + 1) / 2) * t - (k * q - 2) / 2
  lambda <- exp(log_det(within) - log_det(between + within))
  keep(path(at, "wilks"), f_test((lambda^(-1 / t) - 1) * df2 / df1, df1, df2))
  # Lawley and Hotelling's trace after McKeon (1974).
  if (e >= k + 3) {
    trace <- sum(diag(solve(within, between)))
    least <- (e - k - 3) * (e - k)
    df2 <- 4 + (df1 + 2) * least / ((e + q - k - 1) * (e - 1) - least)
    f <- trace * (e - k - 1) * df2 / (df1 * (df2 - 2))
    keep(path(at, "lawleyHotelling"), f_test(f, df1, df2))
  }
  # Bartlett, Nanda and Pillai's trace after Muller (1998), in the variant of npmv.
  trace <- sum(diag(solve(between + within, between)))
  s <- min(k, q)
  scale <- s * (e + s - k) * (n + 2) * (n - 1) / (e * (n - k)) - 2
  df1 <- k * q * scale / (s * (n - 1))
  df2 <- (e + s - k) * scale / n
  keep(path(at, "bartlettNandaPillai"), f_test(trace / df1 / ((s - trace) / df2), df1, df2))
})

# ---- How far those who rated the same explanation agree ----

# Krippendorff's alpha from coincidences; rated holds how many raters gave which unit which answer.
krippendorff <- function(rated, metric) {
  rated <- rated[rowSums(rated) > 1, , drop = FALSE]
  total <- colSums(rated)
  n <- sum(total)
  coincidence <- crossprod(rated, rated / (rowSums(rated) - 1))
  value <- seq_along(total)
  distance <- outer(value, value, Vectorize(function(a, b) {
    switch(metric,
      nominal = as.numeric(a != b), interval = (a - b)^2,
      ordinal = (sum(total[a:b]) - (total[[a]] + total[[b]]) / 2)^2
    )
  }))
  # Pairs of equal answers have no distance.
  1 - (n - 1) * sum(coincidence * distance) / sum(outer(total, total) * distance)
}
explanation <- paste(as.integer(d$model), d$question)
for (place in seq_along(constructs)) {
  at <- path("agreement", constructs[place])
  as_unit <- with_y(place)
  as_unit$CASE <- explanation
  rated <- unclass(table(explanation, factor(as_unit$y, seq_len(points[place]))))
  if (!any(rowSums(rated) > 1)) next
  for (metric in c("nominal", "ordinal", "interval")) {
    keep(path(at, "krippendorffAlpha"), setNames(krippendorff(rated, metric), metric))
  }
  pairs <- function(n) sum(n * (n - 1) / 2)
  keep(at, c(percentAgreement = pairs(rated) / pairs(rowSums(rated))))
  # The intraclass correlation again, with the explanation for the participant.
  attempt(path(at, "icc"), keep_as(at, intraclass(as_unit), c(ICC = "icc")))
}
`;
}
