/** Cumulative link mixed models, by the package ordinal. */
export const ORDINAL_MODELS_R = `
# ---- Cumulative link mixed models of the constructs ----

# With an intercept of each participant: by Laplace's approximation, and by quadrature with 10 nodes.
cumulative_link <- function(at, construct, nodes) {
  x <- with_y(construct)
  x <- droplevels(x[!is.na(x$y), ])
  x$answer <- factor(x$y, ordered = TRUE)
  x$CASE <- factor(x$CASE)
  if (nlevels(x$model) < 2 || nlevels(x$answer) < 2) stop("There is too little to compare.")
  fit <- ordinal::clmm(answer ~ model + (1 | CASE), data = x, nAGQ = nodes, Hess = TRUE)
  without <- ordinal::clmm(answer ~ 1 + (1 | CASE), data = x, nAGQ = nodes)
  ratio <- max(0, 2 * (fit$logLik - without$logLik))
  df <- nlevels(x$model) - 1
  keep(at, c(
    logLik = fit$logLik[[1]], logLikNull = without$logLik[[1]], likelihoodRatio = ratio[[1]], df = df,
    pValue = pchisq(ratio, df, lower.tail = FALSE)[[1]], randomVariance = fit$ST[[1]][[1]]^2
  ))
  estimate <- c(fit$alpha, fit$beta)
  place <- seq_along(estimate)
  covariance <- vcov(fit)[place, place]
  test <- function(b, se) c(se = se, z = b / se, pValue = 2 * pnorm(-abs(b / se)))
  terms <- c(names(fit$alpha), levels(x$model)[-1])
  for (i in place) {
    of <- path(at, "coefficients", terms[i])
    keep(of, c(estimate = estimate[[i]], test(estimate[[i]], sqrt(covariance[i, i]))))
  }
  # Log odds ratios, the second method against the first.
  pairs <- combn(levels(x$model), 2)
  found <- apply(pairs, 2, function(two) {
    weights <- as.numeric(terms == two[2]) - as.numeric(terms == two[1])
    b <- sum(weights * estimate)
    c(logOddsRatio = b, test(b, sqrt(drop(weights %*% covariance %*% weights))))
  })
  holm <- p.adjust(found["pValue", ], "holm")
  for (i in seq_len(ncol(pairs))) {
    limits <- found["logOddsRatio", i] + c(-1, 1) * qnorm(.975) * found["se", i]
    keep(path(at, "contrasts", paste(pairs[, i], collapse = " / ")), c(
      found[, i], pHolm = holm[[i]], "interval > 1" = limits[[1]], "interval > 2" = limits[[2]]
    ))
  }
}
if (has_package("ordinal")) {
  for (construct in constructs) {
    at <- path("constructs", construct, "clmm")
    attempt(path(at, "laplace"), cumulative_link(path(at, "laplace"), construct, 1))
    attempt(path(at, "agq10"), cumulative_link(path(at, "agq10"), construct, 10))
  }
} else {
  message("The package ordinal is not installed: the cumulative link mixed models are left out.")
}
`;
