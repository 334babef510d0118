import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import type { LogOddsPair } from "@/lib/stats/ordinal/cumulative-link-contrasts";
import type { CumulativeLinkMixedModel } from "@/lib/stats/ordinal/cumulative-link-mixed-model";
import { browserCodeOfCumulativeLink } from "./cumulative-link-in-base-r";
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

const OF_MODEL = [
  "log-likelihood",
  "log-likelihood without methods",
  "likelihood ratio",
  "p",
  "variance of participants",
];
const OF_PAIRS = ["log odds ratio", "SE"];

/**
 * The cumulative link mixed model of a construct with a random intercept for participants, with one
 * node (Laplace's approximation) or more (adaptive Gauss-Hermite quadrature): for a person with the
 * package ordinal, and in base R by a likelihood and a search of its own.
 */
export function writeCumulativeLinkMixedModel(
  data: RData,
  construct: string,
  nodes: number,
): RScript {
  const prepare = prepareData(data);
  const column = quoteR(construct);
  const code = `${prepare}
# install.packages("ordinal")
library(ordinal)
rated <- droplevels(d[!is.na(d[[${column}]]), ])
rated$CASE <- factor(rated$CASE)
rated$answer <- factor(rated[[${column}]], ordered = TRUE)
model <- clmm(answer ~ model + (1 | CASE), data = rated, nAGQ = ${nodes}, Hess = TRUE)
without <- clmm(answer ~ 1 + (1 | CASE), data = rated, nAGQ = ${nodes}, Hess = TRUE)
summary(model)
anova(without, model)
# Log odds ratios of all pairs, the second method against the first.
effect <- c(0, model$beta)
names(effect) <- levels(rated$model)
place <- match(names(model$beta), rownames(vcov(model)))
covariance <- rbind(0, cbind(0, vcov(model)[place, place, drop = FALSE]))
pair <- combn(length(effect), 2)
difference <- effect[pair[2, ]] - effect[pair[1, ]]
se <- sqrt(diag(covariance)[pair[1, ]] + diag(covariance)[pair[2, ]] - 2 * covariance[t(pair)])
p <- 2 * pnorm(-abs(difference / se))
data.frame(
  first = names(effect)[pair[1, ]], second = names(effect)[pair[2, ]],
  log_odds_ratio = difference, se = se, z = difference / se, p = p,
  p_holm = p.adjust(p, "holm"), row.names = NULL
)
`;
  return {
    title: `${construct}: cumulative link mixed model, ${nodes === 1 ? "Laplace" : `${nodes} nodes`}`,
    code,
    webR: {
      prepare,
      code: browserCodeOfCumulativeLink(construct, nodes),
      figures: [...OF_MODEL, ...nameFigures(OF_PAIRS, pairsOfNames(data.methods))],
      within: 1e-3,
    },
  };
}

/** Grounded's side of `writeCumulativeLinkMixedModel`: the fit with its pairs, by `contrastLogOdds`. */
export function nameCumulativeLinkMixedModel(
  methods: readonly string[],
  outcome: Outcome<CumulativeLinkMixedModel>,
  pairs: readonly LogOddsPair[],
): NamedFigure[] {
  const model = isEstimate(outcome) ? outcome : null;
  const test = model && isEstimate(model.test) ? model.test : null;
  const values = [
    model?.logLik,
    test?.nullLogLik,
    test?.likelihoodRatio,
    test?.pValue,
    model?.randomVariance,
  ];
  const found = pairs.map((pair) => (isEstimate(pair) ? pair : null));
  return [
    ...OF_MODEL.map((name, place) => ({ name, value: values[place] ?? null })),
    ...pairsOfNames(methods).map((names, place) => ({
      name: nameFigure("log odds ratio", ...names),
      value: found[place]?.logOddsRatio ?? null,
    })),
    ...pairsOfNames(methods).map((names, place) => ({
      name: nameFigure("SE", ...names),
      value: found[place]?.se ?? null,
    })),
  ];
}
