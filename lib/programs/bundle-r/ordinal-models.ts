/** Cumulative link mixed models, written out. */
export const ORDINAL_MODELS_R = `
# ---- Cumulative link mixed models of the constructs ----
#
# With an intercept of each participant: by Laplace's approximation, and by quadrature with 10 nodes.
# The same with a package, for nodes of 1 and 10:
#   x$answer <- factor(x$y, ordered = TRUE)
#   ordinal::clmm(answer ~ model + (1 | CASE), data = x, nAGQ = nodes)
# Here the function that clmm maximises is written out, with its inner search, which stops where no
# slope is above 1e-4: there the function has jumps, at which clmm's own search and its numerical
# errors sometimes fail. Inner steps are held while derivatives are taken.

# Nodes and weights by the eigenvalues of a tridiagonal matrix (Golub and Welsch 1969).
gauss_hermite <- function(nodes) {
  jacobi <- matrix(0, nodes, nodes)
  for (i in seq_len(nodes - 1)) jacobi[i, i + 1] <- jacobi[i + 1, i] <- sqrt(i / 2)
  rule <- eigen(jacobi, symmetric = TRUE)
  list(at = rule$values, weight = rule$vectors[1, ]^2)
}

# The log-likelihood by thresholds, effects of the later methods, and log sigma.
link_likelihood <- function(case, method, answer, nodes) {
  # Equal answers of a participant under a method are one cell.
  answers <- max(answer)
  methods <- max(method)
  code <- ((case - 1) * methods + method - 1) * answers + answer - 1
  cell <- sort(unique(code))
  times <- tabulate(match(code, cell))
  answer <- cell %% answers + 1
  method <- cell %/% answers %% methods + 1
  case <- cell %/% (answers * methods) + 1
  ends <- cumsum(tabulate(case))
  by_case <- function(x) {
    sums <- cumsum(times * x)[ends]
    sums - c(0, sums[-length(sums)])
  }
  rule <- gauss_hermite(nodes)
  function(par, steps = NULL, exact = FALSE) {
    thresholds <- par[seq_len(answers - 1)]
    if (is.unsorted(thresholds, strictly = TRUE)) return(list(value = -Inf))
    shift <- c(0, par[answers - 1 + seq_len(methods - 1)])[method]
    upper <- c(thresholds, Inf)[answer] - shift
    lower <- c(-Inf, thresholds)[answer] - shift
    sigma <- exp(par[length(par)])
    height <- function(own) {
      chance <- plogis(upper - own[case]) - plogis(lower - own[case])
      by_case(log(pmax(chance, 1e-300))) - own^2 / sigma^2 / 2
    }
    # Each participant's most likely own part, by Newton's steps from 0, shortened for all alike.
    own <- numeric(max(case))
    curve <- rep(1 / sigma^2, length(own))
    here <- sum(height(own))
    taken <- numeric()
    share <- 1
    repeat {
      up <- plogis(upper - own[case])
      low <- plogis(lower - own[case])
      slope <- by_case(up + low - 1) - own / sigma^2
      done <- if (is.null(steps)) max(abs(slope)) * sigma < (if (exact) 1e-10 else 1e-4) else length(taken) == length(steps)
      if (!isFALSE(done)) break
      # What follows takes the curvature from before the last step, as clmm does.
      curve <- 1 / sigma^2 + by_case(up * (1 - up) + low * (1 - low))
      if (!is.null(steps)) share <- steps[length(taken) + 1]
      there <- sum(height(own + share * slope / curve))
      if (is.null(steps)) while (!(there >= here - 1e-10) && share > 1e-9) {
        share <- share / 2
        there <- sum(height(own + share * slope / curve))
      }
      own <- own + share * slope / curve
      here <- there
      taken <- c(taken, share)
      if (length(taken) > 100) return(list(value = -Inf))
      share <- min(1, 2 * share)
    }
    # Exact modes have the curvatures that are there.
    if (exact) curve <- 1 / sigma^2 + by_case(up * (1 - up) + low * (1 - low))
    middle <- height(own)
    integral <- 0
    for (i in seq_len(nodes)) {
      there <- height(own + sqrt(2 / curve) * rule$at[i])
      integral <- integral + rule$weight[i] * exp(rule$at[i]^2 + there - middle)
    }
    list(value = sum(middle + log(integral) - log(curve) / 2 - log(sigma)), steps = taken)
  }
}
# Errors are by the second derivatives, log sigma included.
second_derivatives <- function(f, at, step = 1e-4) {
  beside <- function(...) f(at + step * (seq_along(at) %in% c(...)))
  before <- function(...) f(at - step * (seq_along(at) %in% c(...)))
  here <- f(at)
  up <- sapply(seq_along(at), beside)
  down <- sapply(seq_along(at), before)
  hessian <- diag(up - 2 * here + down, length(at))
  for (i in seq_along(at)) for (j in seq_len(i - 1)) {
    bend <- beside(i, j) + before(i, j) - up[i] - down[i] - up[j] - down[j] + 2 * here
    hessian[i, j] <- hessian[j, i] <- bend / 2
  }
  hessian / step^2
}
first_derivatives <- function(f, at) {
  sapply(seq_along(at), function(i) {
    step <- replace(numeric(length(at)), i, 1e-5)
    (f(at + step) - f(at - step)) / 2e-5
  })
}
is_minimum <- function(hessian) {
  all(is.finite(hessian)) && min(eigen(hessian, symmetric = TRUE, only.values = TRUE)$values) > 0
}
describe_link <- function(at, value, hessian) {
  kept <- seq_len(length(at) - 1)
  list(
    value = value, par = at[kept], variance = exp(2 * at[length(at)]), at = at,
    hessian = hessian, covariance = solve(hessian)[kept, kept, drop = FALSE]
  )
}
# Searches by differences of values stop short of the minimum; Newton's steps go the rest of the way.
go_the_rest <- function(f, at) {
  metric <- second_derivatives(f, at)
  if (!is_minimum(metric)) return(at)
  for (round in 1:20) {
    slope <- first_derivatives(f, at)
    move <- -solve(metric, slope)
    near <- sqrt(-sum(move * slope)) < 1e-6
    if (!isFALSE(near) || !(f(at + move) <= f(at) + 1e-9)) break
    at <- at + move
  }
  at
}
# The maximum with exact modes of participants' own parts.
fit_exactly <- function(likelihood, start) {
  deviance <- function(par) -likelihood(par, exact = TRUE)$value
  search <- function(f, from) {
    control <- list(maxit = 500, reltol = 1e-10, ndeps = rep(1e-4, length(from)))
    go_the_rest(f, optim(from, f, method = "BFGS", control = control)$par)
  }
  at <- search(deviance, start)
  last <- length(at)
  if (at[last] < -2) {
    # A first step can go past the maximum: once more from a smaller variance.
    again <- search(deviance, replace(start, last, -1))
    if (deviance(again) < deviance(at)) at <- again
  }
  if (at[last] < -2) {
    # Perhaps participants do not differ: then errors are those of the model without them.
    without <- function(par) deviance(c(par, -12))
    none <- search(without, at[-last])
    if (without(none) <= deviance(at) + 1e-9) {
      covariance <- solve(second_derivatives(without, none))
      return(list(
        value = -without(none), par = none, variance = 0, at = c(none, -2), covariance = covariance
      ))
    }
  }
  describe_link(at, -deviance(at), second_derivatives(deviance, at))
}
# The maximum of clmm's function close by, its inner steps found anew before each step of this search.
# NULL where there is none.
fit_as_clmm <- function(likelihood, exact) {
  if (exact$variance == 0) return(NULL)
  at <- exact$at
  metric <- exact$hessian
  before <- Inf
  for (round in 1:12) {
    steps <- likelihood(at)$steps
    held <- function(par) -likelihood(par, steps)$value
    slope <- first_derivatives(held, at)
    if (!is_minimum(metric) || !all(is.finite(slope))) return(NULL)
    move <- -solve(metric, slope)
    # In standard errors.
    distance <- sqrt(-sum(move * slope))
    if (distance > 1) return(NULL)
    if (distance < 1e-6 || distance > .1 * before) {
      # After many inner steps the function bends so fast that what the width does is taken off (Richardson).
      metric <- (4 * second_derivatives(held, at) - second_derivatives(held, at, 2e-4)) / 3
      if (!is_minimum(metric)) return(NULL)
      if (distance < 1e-6) return(describe_link(at, -held(at), metric))
      move <- -solve(metric, slope)
      distance <- sqrt(-sum(move * slope))
      if (distance > 1) return(NULL)
    }
    before <- distance
    at <- at + move
  }
  NULL
}

cumulative_link <- function(at, x, nodes, starts) {
  case <- as.integer(factor(x$CASE))
  answer <- as.integer(x$answer)
  full <- link_likelihood(case, as.integer(x$model), answer, nodes)
  pooled <- link_likelihood(case, rep(1, nrow(x)), answer, nodes)
  if (is.null(starts)) {
    below <- qlogis(cumsum(tabulate(answer)) / length(answer))[-max(answer)]
    starts <- list(fit = c(below, numeric(nlevels(x$model) - 1), 0), without = c(below, 0))
  }
  exact <- fit <- fit_exactly(full, starts$fit)
  exact_without <- without <- fit_exactly(pooled, starts$without)
  # A likelihood ratio compares two values of one function.
  refined <- fit_as_clmm(full, exact)
  refined_without <- if (!is.null(refined)) fit_as_clmm(pooled, exact_without)
  if (!is.null(refined) && (!is.null(refined_without) || without$variance == 0)) {
    fit <- refined
    if (!is.null(refined_without)) without <- refined_without
  }
  ratio <- max(0, 2 * (fit$value - without$value))
  df <- nlevels(x$model) - 1
  keep(at, c(
    logLik = fit$value, logLikNull = without$value, likelihoodRatio = ratio, df = df,
    pValue = pchisq(ratio, df, lower.tail = FALSE), randomVariance = fit$variance
  ))
  test <- function(b, se) c(se = se, z = b / se, pValue = 2 * pnorm(-abs(b / se)))
  given <- levels(x$answer)
  present <- levels(x$model)
  terms <- tell_apart(c(paste(given[-length(given)], given[-1], sep = "|"), present[-1]))
  for (i in seq_along(terms)) {
    se <- sqrt(fit$covariance[i, i])
    keep(path(at, "coefficients", terms[i]), c(estimate = fit$par[i], test(fit$par[i], se)))
  }
  # Log odds ratios, the second method against the first.
  pairs <- combn(length(present), 2)
  effect <- c(0, seq_along(present[-1]) + length(given) - 1)
  found <- apply(pairs, 2, function(two) {
    weights <- (seq_along(terms) == effect[two[2]]) - (seq_along(terms) == effect[two[1]])
    b <- sum(weights * fit$par)
    c(logOddsRatio = b, test(b, sqrt(drop(weights %*% fit$covariance %*% weights))))
  })
  holm <- p.adjust(found["pValue", ], "holm")
  for (i in seq_len(ncol(pairs))) {
    limits <- found["logOddsRatio", i] + c(-1, 1) * qnorm(.975) * found["se", i]
    keep(path(at, "contrasts", paste(present[pairs[, i]], collapse = " / ")), c(
      found[, i], pHolm = holm[[i]], "interval > 1" = limits[[1]], "interval > 2" = limits[[2]]
    ))
  }
  list(fit = exact$at, without = exact_without$at)
}
for (place in seq_along(constructs)) {
  at <- path("constructs", constructs[place], "clmm")
  attempt(at, {
    x <- with_y(place)
    x <- droplevels(x[!is.na(x$y), ])
    x$answer <- factor(x$y)
    if (nlevels(x$model) < 2 || nlevels(x$answer) < 2 || length(unique(x$CASE)) < 2) {
      stop("There is too little to compare.")
    }
    found <- cumulative_link(path(at, "laplace"), x, 1, NULL)
    cumulative_link(path(at, "agq10"), x, 10, found)
  })
}
`;
