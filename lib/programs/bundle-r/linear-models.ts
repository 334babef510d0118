/** Least squares with clustered errors, and linear mixed models. */
export const LINEAR_MODELS_R = `
# ---- Linear models of the mean of all constructs ----

main <- length(measures)
with_main <- with_y(main)
with_main <- with_main[!is.na(with_main$y) & !is.na(with_main$length), ]

# Columns of 0 and 1 for all levels that occur but the first.
dummies <- function(x, levels, prefix) {
  later <- levels[levels %in% x][-1]
  columns <- vapply(later, function(level) as.numeric(x %in% level), numeric(length(x)))
  columns <- matrix(columns, length(x), length(later))
  colnames(columns) <- paste0(rep(prefix, length(later)), later)
  columns
}
about_you <- c(
  gender = "gender", ageBand = "age_band", country = "country", education = "education",
  employment = "employment"
)
with_length <- cbind(
  "(Intercept)" = rep(1, nrow(with_main)),
  dummies(as.character(with_main$model), methods, ""),
  explanationLength = with_main$length
)
with_answers <- with_length
for (key in names(about_you)) {
  answer <- people[[about_you[[key]]]]
  # The first answer in the order of the alphabet is what the others are compared to.
  levels <- sort(unique(answer), method = "radix")
  columns <- dummies(answer[with_main$CASE], levels, paste0(key, ": "))
  with_answers <- cbind(with_answers, columns)
}
colnames(with_length) <- tell_apart(colnames(with_length))
colnames(with_answers) <- tell_apart(colnames(with_answers))
# Tukey's rule within each method, as in the published analysis: 1.5 interquartile ranges. By sums of
# scores: they are whole, so that rounding decides nothing about a value that lies on a limit.
sums <- round(scores[, main] * (if (has_quality) length(constructs) else 1))
outlier <- as.logical(ave(sums, d$model, FUN = function(y) {
  quartile <- quantile(y, c(.25, .75), na.rm = TRUE)
  y < quartile[1] - 1.5 * diff(quartile) | y > quartile[2] + 1.5 * diff(quartile)
}))[!is.na(scores[, main]) & !is.na(d$length)]

least_squares <- function(at, X, kept) {
  y <- with_main$y[kept]
  X <- X[kept, , drop = FALSE]
  fit <- lm.fit(X, y)
  n <- length(y)
  # Columns that earlier ones determine are dropped.
  used <- !is.na(fit$coefficients)
  X <- X[, used, drop = FALSE]
  k <- ncol(X)
  df <- n - k
  rss <- sum(fit$residuals^2)
  if (df < 1 || rss <= 1e-24 * sum(y^2)) stop("Nothing is left to judge the estimates by.")
  explained <- 1 - rss / sum((y - mean(y))^2)
  log_likelihood <- -n / 2 * (log(2 * pi * rss / n) + 1)
  keep(at, c(
    n = n, outliers = sum(!kept), rSquared = explained,
    adjustedRSquared = 1 - (1 - explained) * (n - 1) / df, sigma = sqrt(rss / df), residualDf = df,
    aic = 2 * (k + 1) - 2 * log_likelihood, bic = log(n) * (k + 1) - 2 * log_likelihood
  ))
  if (k > 1) keep(path(at, "f"), f_test(explained / (1 - explained) * df / (k - 1), k - 1, df))
  coefficients <- function(se, df, under) {
    b <- fit$coefficients[used]
    t <- b / se
    reach <- qt(.975, df) * se
    of <- path(at, "coefficients", colnames(X))
    if (under != "") of <- path(of, under)
    for (i in which(se > 0)) keep(of[i], c(
      estimate = b[[i]], se = se[[i]], t = t[[i]], pValue = 2 * pt(-abs(t[[i]]), df),
      "interval > 1" = b[[i]] - reach[[i]], "interval > 2" = b[[i]] + reach[[i]]
    ))
  }
  bread <- chol2inv(qr.R(qr(X)))
  classical <- sqrt(diag(bread) * rss / df)
  coefficients(classical, df, "")
  # CR1: participants as clusters, with one degree of freedom less than there are of them.
  case <- with_main$CASE[kept]
  clusters <- length(unique(case))
  if (clusters < 2) return()
  meat <- crossprod(rowsum(X * fit$residuals, case))
  robust <- sqrt(diag(bread %*% meat %*% bread) * clusters / (clusters - 1) * (n - 1) / df)
  coefficients(ifelse(robust > 1e-10 * classical, robust, 0), clusters - 1, "clustered")
}
if (nrow(with_main) > 0) {
  designs <- list(methodAndLength = with_length, withSociodemographics = with_answers)
  for (design in names(designs)) {
    at <- path("linearModels", design)
    attempt(at, least_squares(at, designs[[design]], !outlier))
    at <- path("linearModels > withoutOutlierRule", design)
    attempt(at, least_squares(at, designs[[design]], rep(TRUE, nrow(with_main))))
  }
}

# ---- Linear mixed models of Quality ----
#
# With an intercept of each participant and, crossed with it, of each question. The same with a package:
#   library(lmerTest); lmer(y ~ model + (1 | CASE) + (1 | question), data = rated)
# Here the likelihood is written out: sums over the levels of a random factor stand for its rows, so
# that the criterion is a function of the ratios of variances alone (Bates et al. 2015).

mixed_likelihood <- function(y, X, factors, restricted) {
  p <- ncol(X)
  n <- length(y)
  W <- cbind(X, y - mean(y))
  sums <- lapply(factors, function(of) rowsum(W, of))
  size <- lapply(factors, function(of) as.vector(rowsum(rep(1, n), of)))
  meetings <- if (length(factors) > 1) unclass(table(factors[[1]], factors[[2]]))
  # Moments of y and X after the random factors, whose variances are "ratio" times the residual one.
  function(ratio) {
    by <- ratio[1] / (1 + size[[1]] * ratio[1])
    M <- crossprod(W) - crossprod(sums[[1]] * sqrt(by))
    log_det <- sum(log1p(size[[1]] * ratio[1]))
    if (length(factors) > 1) {
      left <- sums[[2]] - crossprod(meetings, sums[[1]] * by)
      K <- diag(size[[2]], length(size[[2]])) - crossprod(meetings * sqrt(by))
      root <- chol(diag(nrow(K)) + ratio[2] * K)
      M <- M - ratio[2] * crossprod(backsolve(root, left, transpose = TRUE))
      log_det <- log_det + 2 * sum(log(diag(root)))
    }
    root <- chol(M[1:p, 1:p, drop = FALSE])
    xy <- M[1:p, p + 1]
    estimate <- backsolve(root, backsolve(root, xy, transpose = TRUE))
    if (restricted) log_det <- log_det + 2 * sum(log(diag(root)))
    df <- if (restricted) n - p else n
    squares <- M[p + 1, p + 1] - sum(xy * estimate)
    list(
      deviance = df * (1 + log(2 * pi * squares / df)) + log_det, log_det = log_det, df = df,
      squares = squares, residual = squares / df, estimate = estimate, inverse = chol2inv(root)
    )
  }
}
# The ratios at which the deviance is least; it may be 0, where a factor makes no difference.
best_ratio <- function(likelihood, factors) {
  deviance <- function(root) likelihood(root^2)$deviance
  found <- lapply(c(.1, .5, 2), function(start) {
    nlminb(rep(start, factors), deviance, lower = 0, control = list(rel.tol = 1e-15, x.tol = 1e-10))
  })
  best <- found[[which.min(sapply(found, function(one) one$objective))]]
  ratio <- best$par^2
  # What the search leaves of nothing is nothing.
  for (i in seq_along(ratio)) {
    without <- replace(ratio, i, 0)
    if (ratio[i] < 1e-6 && likelihood(without)$deviance <= best$objective + 1e-9) ratio <- without
  }
  ratio
}
# Satterthwaite's degrees of freedom (Giesbrecht and Burns 1985) over the logarithms of the variances
# that are not 0.
degrees_of_freedom <- function(likelihood, ratio) {
  inside <- which(ratio > 0)
  at <- likelihood(ratio)
  ratios <- function(par) replace(ratio, inside, exp(par[-length(par)]))
  deviance <- function(par) {
    here <- likelihood(ratios(par))
    residual <- exp(par[length(par)])
    here$log_det + here$df * log(2 * pi * residual) + here$squares / residual
  }
  par <- c(log(ratio[inside]), log(at$residual))
  covariance <- 2 * solve(optimHess(par, deviance, control = list(ndeps = rep(2e-3, length(par)))))
  function(weights) {
    variance <- function(par) {
      exp(par[length(par)]) * drop(weights %*% likelihood(ratios(par))$inverse %*% weights)
    }
    gradient <- sapply(seq_along(par), function(i) {
      step <- replace(numeric(length(par)), i, 1e-4)
      (variance(par + step) - variance(par - step)) / 2e-4
    })
    2 * variance(par)^2 / drop(gradient %*% covariance %*% gradient)
  }
}
# The model by restricted maximum likelihood, and what tests a sum of its effects.
fit_by_reml <- function(y, X, factors) {
  likelihood <- mixed_likelihood(y, X, factors, TRUE)
  ratio <- best_ratio(likelihood, length(factors))
  fit <- likelihood(ratio)
  df_of <- degrees_of_freedom(likelihood, ratio)
  # The mean of y was taken off before.
  estimate <- fit$estimate + c(mean(y), numeric(ncol(X) - 1))
  test <- function(weights) {
    b <- sum(weights * estimate)
    se <- sqrt(fit$residual * drop(weights %*% fit$inverse %*% weights))
    df <- df_of(weights)
    c(b = b, se = se, df = df, t = b / se, pValue = 2 * pt(-abs(b / se), df))
  }
  list(deviance = fit$deviance, residual = fit$residual, ratio = ratio, test = test)
}
linear_mixed_model <- function(at, place, factors) {
  x <- with_y(place)
  x <- droplevels(x[!is.na(x$y), ])
  X <- model.matrix(~ model, x)
  fit <- fit_by_reml(x$y, X, x[factors])
  test <- fit$test
  keep(path(at, "reml"), c(criterion = fit$deviance))
  names <- c(CASE = "participant", question = "question")[factors]
  variances <- c(setNames(fit$ratio * fit$residual, names), residual = fit$residual)
  keep(path(at, "reml > variances"), variances)
  present <- levels(x$model)
  terms <- tell_apart(c("(Intercept)", present[-1]))
  for (i in seq_along(terms)) {
    one <- test(as.numeric(seq_along(terms) == i))
    keep(path(at, "reml > fixed", terms[i]), setNames(one, sub("^b$", "estimate", names(one))))
  }
  pairs <- combn(length(present), 2)
  tests <- apply(pairs, 2, function(two) {
    test(c(0, (seq_along(present) == two[2])[-1] - (seq_along(present) == two[1])[-1]))
  })
  holm <- p.adjust(tests["pValue", ], "holm")
  for (i in seq_len(ncol(pairs))) {
    one <- tests[, i]
    reach <- qt(.975, one[["df"]]) * one[["se"]]
    keep(path(at, "reml > contrasts", paste(present[pairs[, i]], collapse = " / ")), c(
      setNames(one, sub("^b$", "difference", names(one))), pHolm = holm[[i]],
      "interval > 1" = one[["b"]] - reach, "interval > 2" = one[["b"]] + reach
    ))
  }
  # Models that differ in methods are compared by maximum likelihood.
  log_likelihood <- function(X) {
    likelihood <- mixed_likelihood(x$y, X, x[factors], FALSE)
    -likelihood(best_ratio(likelihood, length(factors)))$deviance / 2
  }
  full <- log_likelihood(X)
  without <- log_likelihood(X[, 1, drop = FALSE])
  df <- ncol(X) - 1
  ratio <- max(0, 2 * (full - without))
  keep(path(at, "ml"), c(logLik = full, logLikNull = without))
  p <- pchisq(ratio, df, lower.tail = FALSE)
  keep(path(at, "likelihoodRatio"), c(statistic = ratio, df = df, pValue = p))
}
if (has_quality) {
  at <- path("constructs", "Quality")
  attempt(path(at, "lmm"), linear_mixed_model(path(at, "lmm"), main, "CASE"))
  # With more questions than this, the comparison has no such model.
  if (length(unique(d$question[!is.na(scores[, main])])) <= 500) {
    both <- c("CASE", "question")
    attempt(path(at, "lmmCrossed"), linear_mixed_model(path(at, "lmmCrossed"), main, both))
  }
}
`;
