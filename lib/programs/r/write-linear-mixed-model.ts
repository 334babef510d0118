import type { MixedComparison } from "@/lib/stats/mixed/linear-mixed-comparison";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { pairsOfNames } from "./pairs-of-names";
import { prepareData } from "./prepare-data";
import {
  type NamedFigure,
  nameFigure,
  nameFigures,
  quoteR,
  type RData,
  type RScript,
} from "./r-script";
import { ratingsAndMethods } from "./ratings-by-method";

const OF_MODEL = [
  "REML criterion",
  "log-likelihood",
  "log-likelihood without methods",
  "likelihood ratio",
  "p",
  "variance of participants",
  "residual variance",
];
const OF_PAIRS = ["difference", "SE"];

/**
 * The linear mixed model with a random intercept for participants: for a person with lmerTest, and in
 * base R by the same reduction to sums over participants that makes the criterion a function of one
 * number, the share of the variance that lies between participants.
 */
export function writeLinearMixedModel(data: RData, measure: string): RScript {
  const prepare = prepareData(data);
  const code = `${prepare}
# install.packages("lmerTest")
library(lmerTest)
rated <- droplevels(d[!is.na(d[[${quoteR(measure)}]]), ])
rated$y <- rated[[${quoteR(measure)}]]
model <- lmer(y ~ model + (1 | CASE), data = rated)
summary(model)
REMLcrit(model)
# Models that differ in methods are compared by maximum likelihood.
anova(
  lmer(y ~ 1 + (1 | CASE), data = rated, REML = FALSE),
  lmer(y ~ model + (1 | CASE), data = rated, REML = FALSE)
)
# Differences of all pairs (first minus second here), with Satterthwaite's degrees of freedom.
ls_means(model, "model", pairwise = TRUE)
`;
  return {
    title: `${measure}: linear mixed model`,
    code,
    webR: {
      prepare,
      code: browserCode(measure),
      figures: [...OF_MODEL, ...nameFigures(OF_PAIRS, pairsOfNames(data.methods))],
      within: 1e-5,
    },
  };
}

function browserCode(measure: string): string {
  return `${ratingsAndMethods(measure)}
if (nlevels(g) < 2) stop("Fewer than two methods have ratings.")
id <- rated$CASE
n <- length(y)
size <- rowsum(rep(1, n), id)[, 1]

fit <- function(X, restricted) {
  p <- ncol(X)
  Z <- cbind(X, y - mean(y))
  whole <- crossprod(Z)
  sums <- rowsum(Z, id)
  at <- function(share) {
    ratio <- share / (1 - share)
    M <- whole - crossprod(sums * sqrt(ratio / (1 + size * ratio)))
    root <- chol(M[1:p, 1:p, drop = FALSE])
    xy <- M[1:p, p + 1]
    estimate <- backsolve(root, backsolve(root, xy, transpose = TRUE))
    df <- if (restricted) n - p else n
    residual <- (M[p + 1, p + 1] - sum(xy * estimate)) / df
    deviance <- df * (1 + log(2 * pi * residual)) + sum(log1p(size * ratio))
    if (restricted) deviance <- deviance + 2 * sum(log(diag(root)))
    list(
      deviance = deviance, residual = residual, participants = ratio * residual,
      estimate = estimate, covariance = residual * chol2inv(root)
    )
  }
  best <- optimize(function(share) at(share)$deviance, c(0, 1 - 1e-8), tol = 1e-10)
  # At the edge, participants do not differ.
  if (at(0)$deviance <= best$objective) at(0) else at(best$minimum)
}

X <- model.matrix(~ g)
model <- fit(X, TRUE)
full <- -fit(X, FALSE)$deviance / 2
without <- -fit(X[, 1, drop = FALSE], FALSE)$deviance / 2
ratio <- max(0, 2 * (full - without))

# The first method with ratings is at 0; the others are differences from it.
effect <- setNames(c(0, model$estimate[-1]), levels(g))
covariance <- rbind(0, cbind(0, model$covariance[-1, -1]))
pair <- combn(levels(d$model), 2)
first <- match(pair[1, ], levels(g))
second <- match(pair[2, ], levels(g))
difference <- unname(effect[second] - effect[first])
se <- sqrt(
  diag(covariance)[first] + diag(covariance)[second] - 2 * covariance[cbind(first, second)]
)
name <- function(figure) paste0(figure, ", ", pair[1, ], " / ", pair[2, ])
c(
  "REML criterion" = model$deviance,
  "log-likelihood" = full,
  "log-likelihood without methods" = without,
  "likelihood ratio" = ratio,
  "p" = pchisq(ratio, nlevels(g) - 1, lower.tail = FALSE),
  "variance of participants" = model$participants,
  "residual variance" = model$residual,
  setNames(difference, name("difference")),
  setNames(se, name("SE"))
)
`;
}

/** Grounded's side of `writeLinearMixedModel`. */
export function nameLinearMixedModel(
  methods: readonly string[],
  comparison: Outcome<MixedComparison>,
): NamedFigure[] {
  const found = isEstimate(comparison) ? comparison : null;
  const test = found && isEstimate(found.likelihoodRatio) ? found.likelihoodRatio : null;
  const values = [
    found?.model.deviance,
    test?.logLikelihood,
    test?.logLikelihoodNull,
    test?.statistic,
    test?.pValue,
    found?.model.variances.participant,
    found?.model.variances.residual,
  ];
  const pairs = (found?.pairs ?? []).map((pair) => (isEstimate(pair) ? pair : null));
  return [
    ...OF_MODEL.map((name, place) => ({ name, value: values[place] ?? null })),
    ...pairsOfNames(methods).map((names, place) => ({
      name: nameFigure("difference", ...names),
      value: pairs[place]?.estimate ?? null,
    })),
    ...pairsOfNames(methods).map((names, place) => ({
      name: nameFigure("SE", ...names),
      value: pairs[place]?.se ?? null,
    })),
  ];
}
