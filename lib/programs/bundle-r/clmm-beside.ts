/** Cumulative link mixed models by the package ordinal, where it is there, beside those written out. */
export const CLMM_BESIDE_R = `
# ---- The same models by the package ordinal ----
#
# clmm is by others, so it tells whether the models above are right. It stops a little short at times,
# so it decides nothing here.
if (requireNamespace("ordinal", quietly = TRUE)) {
  above <- unlist(unname(figures))
  fitted <- path("constructs", constructs, "clmm", "laplace", "logLik") %in% names(above)
  for (place in which(fitted)) attempt(paste(constructs[place], "by clmm"), {
    x <- with_y(place)
    x <- droplevels(x[!is.na(x$y), ])
    x$answer <- factor(x$y, ordered = TRUE)
    x$CASE <- factor(x$CASE)
    fit <- ordinal::clmm(answer ~ model + (1 | CASE), data = x)
    estimate <- c(fit$alpha, fit$beta)
    terms <- tell_apart(c(names(fit$alpha), levels(x$model)[-1]))
    at <- path("constructs", constructs[place], "clmm", "laplace")
    of <- above[path(at, "coefficients", terms, "estimate")]
    # In the errors above: where clmm stops at a jump, it has none.
    apart <- max(abs(estimate - of) / above[path(at, "coefficients", terms, "se")])
    message(
      "clmm on ", constructs[place], ": estimates within ", format(apart, digits = 2),
      " standard errors of those above, log-likelihood ",
      format(above[path(at, "logLik")] - fit$logLik[[1]], digits = 2), " below."
    )
  })
} else {
  message("The package ordinal is not installed: its clmm is not held beside the models above.")
}
`;
