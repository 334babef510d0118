/** How the main measure goes with the explanation's length and the trial's position. */
export const LENGTH_AND_ORDER_R = `
# ---- Length of the explanation and order of the trials ----

of_main <- with_y(main)
of_main <- of_main[!is.na(of_main$y), ]

# A mean with an interval that allows for several responses of one participant (CR1).
clustered_mean <- function(at, y, case) {
  keep(at, c(n = length(y), mean = mean(y)))
  clusters <- length(unique(case))
  if (clusters < 2) return()
  residual <- y - mean(y)
  classical <- sqrt(sum(residual^2) / (length(y) - 1) / length(y))
  se <- sqrt(sum(rowsum(residual, case)^2) * clusters / (clusters - 1)) / length(y)
  if (!is.finite(classical) || se <= 1e-10 * classical) return()
  reach <- qt(.975, clusters - 1) * se
  keep(at, c("interval > 1" = mean(y) - reach, "interval > 2" = mean(y) + reach))
}
# The covariate beside the method, in a linear mixed model with an intercept of each participant.
slope <- function(at, x, covariate) attempt(at, {
  x$covariate <- covariate
  x <- droplevels(x)
  X <- model.matrix(~ model + covariate, x)
  if (qr(X)$rank < ncol(X)) stop("It follows from the method.")
  one <- fit_by_reml(x$y, X, x["CASE"])$test(as.numeric(seq_len(ncol(X)) == ncol(X)))
  reach <- qt(.975, one[["df"]]) * one[["se"]]
  limits <- c("interval > 1" = one[["b"]] - reach, "interval > 2" = one[["b"]] + reach)
  keep(at, c(setNames(one, sub("^b$", "estimate", names(one))), limits))
})

# Six bins of about equal numbers of responses, over all methods.
rows <- of_main[!is.na(of_main$length), ]
if (nrow(rows) > 0) {
  lengths <- sort(rows$length)
  # The quantile of type 7, its rounding written out: it decides about lengths on an edge.
  ends <- unique(sapply(0:6, function(bin) {
    at <- (length(lengths) - 1) * (bin / 6)
    below <- lengths[floor(at) + 1]
    share <- at - floor(at)
    if (share == 0) below else below + share * (lengths[floor(at) + 2] - below)
  }))
  for (method in methods) {
    own <- rows[rows$model == method, ]
    in_bin <- findInterval(own$length, ends, rightmost.closed = TRUE)
    place <- 0
    for (bin in seq_len(length(ends) - 1)) {
      y <- own$y[in_bin == bin]
      if (length(y) == 0) next
      place <- place + 1
      at <- path("effects > length > bins", method, place)
      keep(at, c(from = ends[bin], to = ends[bin + 1]))
      clustered_mean(at, y, own$CASE[in_bin == bin])
    }
  }
  keep("effects > length", c(charactersPerStep = 100))
  slope("effects > length > slope", rows, rows$length / 100)
}
rows <- of_main[!is.na(of_main$position) & of_main$position > 0, ]
for (position in unique(rows$position)) {
  own <- rows[rows$position == position, ]
  clustered_mean(path("effects > position > means", position), own$y, own$CASE)
}
if (nrow(rows) > 0) slope("effects > position > slope", rows, rows$position)
`;
