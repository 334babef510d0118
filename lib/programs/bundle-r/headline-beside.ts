import { quoteInAscii } from "./quote-in-ascii";

/** The headline models by the packages that others wrote, where they are there, beside our figures. */
export function headlineBesideR(comparison: string): string {
  return `
# ---- The headline models by ordinal, lme4, lmerTest and emmeans ----
#
# The comparison's headline has crossed random intercepts, chosen by the design. These packages fit the same
# models; what they find is printed beside the comparison's figures, and decides nothing here. clmm's own
# standard errors are smaller than the headline's by the root of its covarianceFactor.
installed <- function(...) all(sapply(c(...), requireNamespace, quietly = TRUE))
beside <- function(what, ours, theirs) {
  message("  ", what, ": ", format(ours, digits = 8), " in the comparison, ", format(theirs, digits = 8), " here")
}
headline <- if (file.exists(${quoteInAscii(comparison)}) && installed("jsonlite")) {
  jsonlite::fromJSON(${quoteInAscii(comparison)}, simplifyVector = FALSE)[["headline"]]
}
intercepts <- c(
  participant = "(1 | CASE)", explanation = "(1 | explanation)",
  participantMethod = "(1 | both)", question = "(1 | question)"
)
for (place in seq_along(if (is.null(headline)) NULL else measures)) attempt(paste("headline on", measures[place]), {
  own <- headline[["constructs"]][[measures[place]]]
  if (is.character(own[["test"]][["kind"]])) {
    message("Headline on ", measures[place], ": none, because ", own[["test"]][["reason"]], ".")
  } else {
    x <- with_y(place)
    x <- droplevels(x[!is.na(x$y), ])
    x$both <- interaction(x$CASE, x$model, drop = TRUE)
    x$CASE <- factor(x$CASE)
    terms <- sapply(own[["terms"]], function(term) term[["name"]])
    model <- paste("model +", paste(intercepts[terms], collapse = " + "))
    # Of the first method with ratings with each other one, in the order of the coefficients.
    first <- Filter(function(pair) {
      pair[["first"]] == levels(x$model)[1] && is.numeric(pair[["estimate"]])
    }, own[["contrasts"]])
    if (place <= length(constructs)) {
      if (!installed("ordinal")) {
        message("The package ordinal is not installed: the headline on ", measures[place], " is not held beside clmm.")
      } else {
        x$answer <- factor(x$y, ordered = TRUE)
        fit <- suppressWarnings(ordinal::clmm(as.formula(paste("answer ~", model)), data = x))
        message("Headline on ", measures[place], ", clmm:")
        beside("log-likelihood", own[["logLikelihood"]], fit$logLik[[1]])
        for (k in seq_along(first)) {
          beside(
            paste("log odds ratio", first[[k]][["second"]], "against", first[[k]][["first"]]),
            first[[k]][["estimate"]], fit$beta[[k]]
          )
        }
      }
    } else if (!installed("lme4", "lmerTest")) {
      message("The packages lme4 and lmerTest are not installed: the headline on ", measures[place], " is not held beside lmer.")
    } else {
      # A term at variance 0 changes no estimate, and takes no part in degrees of freedom, which are then capped.
      kept <- setdiff(terms, unlist(own[["degreesOfFreedom"]][["dropped"]]))
      if (length(kept) == 0) kept <- terms
      cap <- own[["degreesOfFreedom"]][["cap"]]
      if (is.null(cap)) cap <- Inf
      formula <- as.formula(paste("y ~ model +", paste(intercepts[kept], collapse = " + ")))
      fit <- suppressMessages(lmerTest::lmer(formula, data = x))
      ddf <- if (own[["degreesOfFreedom"]][["method"]] == "kenward-roger" && installed("pbkrtest")) {
        "Kenward-Roger"
      } else {
        "Satterthwaite"
      }
      tested <- anova(fit, ddf = ddf)
      message("Headline on ", measures[place], ", lmer, ", ddf, ":")
      beside("F", own[["test"]][["statistic"]], tested[["F value"]][1])
      denominator <- min(tested[["DenDF"]][1], cap)
      beside("denominator's degrees of freedom", own[["test"]][["denominator"]], denominator)
      beside("p", own[["test"]][["pValue"]], pf(tested[["F value"]][1], tested[["NumDF"]][1], denominator, lower.tail = FALSE))
      if (is.finite(cap)) {
        message("  Contrasts have capped degrees of freedom, which emmeans has not: they are not held beside its own.")
      } else if (installed("emmeans")) {
        set.seed(1)
        pairs <- summary(
          emmeans::contrast(emmeans::emmeans(fit, "model", lmer.df = tolower(ddf)), "revpairwise"),
          adjust = "mvt", infer = TRUE, level = 1 - own[["level"]]
        )
        for (one in own[["contrasts"]]) if (is.numeric(one[["estimate"]])) {
          quoted <- function(name) if (make.names(name) == name) name else paste0("(", name, ")")
          at <- match(paste(quoted(one[["second"]]), "-", quoted(one[["first"]])), pairs$contrast)
          if (!is.na(at)) {
            beside(paste(pairs$contrast[at], "estimate"), one[["estimate"]], pairs$estimate[at])
            beside(paste(pairs$contrast[at], "p, max-t (mvt)"), one[["pAdjusted"]], pairs$p.value[at])
            beside(paste(pairs$contrast[at], "lower limit"), one[["low"]], pairs$lower.CL[at])
          }
        }
      } else {
        message("The package emmeans is not installed: adjusted contrasts are not held beside its own.")
      }
    }
  }
})
`;
}
