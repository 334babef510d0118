import { ratingsAndMethods } from "./ratings-by-method";

/**
 * A cumulative link mixed model in base R. The likelihood of a participant is an integral over their
 * own part; around its mode it is taken by `nodes` points of Gauss and Hermite. The search is over the
 * first threshold, the logarithms of the gaps to the next ones, the methods' effects and σ, so that
 * no parameter has a bound (the likelihood of −σ is that of σ).
 */
export function browserCodeOfCumulativeLink(construct: string, nodes: number): string {
  return `${ratingsAndMethods(construct)}
answer <- as.integer(factor(y))
id <- as.integer(factor(rated$CASE))
answers <- max(answer)
if (nlevels(g) < 2 || answers < 2 || max(id) < 2) stop("There is too little to compare.")
# Sums over a participant's rows, which come one after another: quicker than rowsum.
sorted <- order(rated$CASE)
answer <- answer[sorted]
g <- g[sorted]
id <- id[sorted]
ends <- cumsum(tabulate(id))
sum_by_id <- function(x) diff(c(0, cumsum(x)[ends]))

# Nodes and weights by the eigenvalues of a tridiagonal matrix (Golub and Welsch 1969).
nodes <- ${nodes}
jacobi <- matrix(0, nodes, nodes)
for (i in seq_len(nodes - 1)) jacobi[i, i + 1] <- jacobi[i + 1, i] <- sqrt(i / 2)
rule <- eigen(jacobi, symmetric = TRUE)
weight <- sqrt(pi) * rule$vectors[1, ]^2

mode <- numeric(max(id))
minus_log_likelihood <- function(par, X) {
  thresholds <- par[1] + c(0, cumsum(exp(par[seq_len(answers - 2) + 1])))
  effects <- par[seq_len(ncol(X)) + answers - 1]
  sigma <- par[length(par)]
  shift <- drop(X %*% effects)
  upper <- c(thresholds, Inf)[answer] - shift
  lower <- c(-Inf, thresholds)[answer] - shift
  # Each participant's most likely own part, by Newton's method from the last one found.
  own <- mode
  for (step in 1:100) {
    up <- plogis(upper - sigma * own[id])
    low <- plogis(lower - sigma * own[id])
    curve <- 1 + sigma^2 * sum_by_id(up * (1 - up) + low * (1 - low))
    move <- (sigma * sum_by_id(up + low - 1) - own) / curve
    if (max(abs(move)) < 1e-10) break
    own <- own + pmin(2, pmax(-2, move))
  }
  mode <<- own
  log_density <- function(own) {
    chance <- plogis(upper - sigma * own[id]) - plogis(lower - sigma * own[id])
    sum_by_id(log(pmax(chance, 1e-300))) - own^2 / 2
  }
  at_mode <- log_density(own)
  integral <- 0
  for (i in seq_len(nodes)) {
    point <- rule$values[i]
    there <- log_density(own + sqrt(2 / curve) * point)
    integral <- integral + weight[i] * exp(point^2 + there - at_mode)
  }
  -sum(at_mode + log(integral) - log(pi * curve) / 2)
}

fit <- function(X) {
  below <- qlogis(cumsum(tabulate(answer)) / length(answer))[-answers]
  start <- c(below[1], log(diff(below)), numeric(ncol(X)), 1)
  mode <<- numeric(max(id))
  optim(
    start, minus_log_likelihood, X = X, method = "BFGS",
    control = list(maxit = 500, reltol = 1e-12, ndeps = rep(1e-4, length(start)))
  )
}
X <- model.matrix(~ g)[, -1, drop = FALSE]
full <- fit(X)
without <- fit(X[, 0, drop = FALSE])
ratio <- 2 * (without$value - full$value)

# Errors from the observed information; the first method with ratings is at 0.
information <- optimHess(full$par, minus_log_likelihood, X = X)
place <- seq_len(ncol(X)) + answers - 1
effect <- c(0, full$par[place])
covariance <- rbind(0, cbind(0, solve(information)[place, place, drop = FALSE]))
pair <- combn(levels(d$model), 2)
first <- match(pair[1, ], levels(g))
second <- match(pair[2, ], levels(g))
se <- sqrt(
  diag(covariance)[first] + diag(covariance)[second] - 2 * covariance[cbind(first, second)]
)
name <- function(figure) paste0(figure, ", ", pair[1, ], " / ", pair[2, ])
c(
  "log-likelihood" = -full$value,
  "log-likelihood without methods" = -without$value,
  "likelihood ratio" = ratio,
  "p" = pchisq(ratio, nlevels(g) - 1, lower.tail = FALSE),
  "variance of participants" = full$par[length(full$par)]^2,
  setNames(effect[second] - effect[first], name("log odds ratio")),
  setNames(se, name("SE"))
)
`;
}
