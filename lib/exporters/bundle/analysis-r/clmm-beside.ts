/** Cumulative link mixed models by the package ordinal, where it is there, beside those written out. */
export const CLMM_BESIDE_R = `
# ---- The same models by the package ordinal ----
#
# clmm is by others, so it tells whether the models above are right. It stops a little short at times,
# so it decides nothing here.
if (requireNamespace("ordinal", quietly = TRUE)) {
  above <- unlist(unname(figures))
  fitted <- constructs[path("constructs", constructs, "clmm", "laplace", "logLik") %in% names(above)]
  for (construct in fitted) attempt(paste(construct, "by clmm"), {
    x <- with_y(construct)
    x <- droplevels(x[!is.na(x$y), ])
    x$answer <- factor(x$y, ordered = TRUE)
    x$CASE <- factor(x$CASE)
    fit <- ordinal::clmm(answer ~ model + (1 | CASE), data = x)
    estimate <- c(fit$alpha, fit$beta)
    place <- seq_along(estimate)
    terms <- c(names(fit$alpha), levels(x$model)[-1])
    at <- path("constructs", construct, "clmm", "laplace")
    of <- above[path(at, "coefficients", terms, "estimate")]
    apart <- max(abs(estimate - of) / sqrt(diag(vcov(fit))[place]))
    message(
      "clmm on ", construct, ": estimates within ", format(apart, digits = 2),
      " standard errors of those above, log-likelihood ",
      format(above[path(at, "logLik")] - fit$logLik[[1]], digits = 2), " below."
    )
  })
} else {
  message("The package ordinal is not installed: its clmm is not held beside the models above.")
}
`;
