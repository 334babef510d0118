import type { FittedVariable } from "@/lib/comparison/fit-comparison";
import type { NamedLinearModel } from "@/lib/comparison/fit-linear-models";
import type { OrdinalModel } from "@/lib/comparison/fit-models";
import type { LinearModel } from "@/lib/stats/linear/fit-linear-model";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { absent, figure, type Json, namePair, unavailableOf } from "./document-figures";

/** A cumulative link mixed model: thresholds are called by the answers between which they lie. */
export function ordinalModel(model: OrdinalModel, names: string[]): Json {
  return figure(model, (fit) => ({
    logLik: fit.logLik,
    logLikNull: figure(fit.test, ({ nullLogLik }) => nullLogLik),
    likelihoodRatio: figure(fit.test, ({ likelihoodRatio }) => likelihoodRatio),
    df: figure(fit.test, ({ df }) => df),
    pValue: figure(fit.test, ({ pValue }) => pValue),
    randomVariance: fit.randomVariance,
    coefficients: fit.coefficients.map(({ term, estimate, se, z, pValue }) => ({
      term: term.kind === "threshold" ? `${term.below}|${term.above}` : (names[term.group] ?? ""),
      estimate,
      se,
      z,
      pValue,
    })),
    contrasts: fit.contrasts.map((pair) => ({
      ...namePair(pair, names),
      ...(isEstimate(pair)
        ? {
            logOddsRatio: pair.logOddsRatio,
            se: pair.se,
            z: pair.z,
            pValue: pair.pValue,
            pHolm: pair.pHolm,
            interval: [pair.lower, pair.upper],
          }
        : (absent(unavailableOf(pair)) as object)),
    })),
  }));
}

type LinearModelFit = Extract<FittedVariable["model"], { scale: "linear" }>["byParticipant"];

/** A linear mixed model by REML, with its test by maximum likelihood. */
export function linearMixedModel(comparison: LinearModelFit, names: string[]): Json {
  return figure(comparison, ({ model, groups, likelihoodRatio, pairs }) => ({
    reml: {
      criterion: model.deviance,
      variances: {
        participant: model.variances.participant,
        question: model.variances.item,
        residual: model.variances.residual,
      },
      fixed: model.fixedEffects.map((outcome, column) => ({
        term: column === 0 ? "(Intercept)" : (names[groups[column] ?? -1] ?? ""),
        ...(figure(outcome, ({ estimate, se, df, t, pValue }) => ({
          estimate,
          se,
          df,
          t,
          pValue,
        })) as object),
      })),
      contrasts: pairs.map((pair) => ({
        ...namePair(pair, names),
        ...(isEstimate(pair)
          ? {
              difference: pair.estimate,
              se: pair.se,
              df: pair.df,
              t: pair.t,
              pValue: pair.pValue,
              pHolm: pair.pHolm,
              interval: [pair.lower, pair.upper],
            }
          : (absent(unavailableOf(pair)) as object)),
      })),
    },
    ml: {
      logLik: figure(likelihoodRatio, ({ logLikelihood }) => logLikelihood),
      logLikNull: figure(likelihoodRatio, ({ logLikelihoodNull }) => logLikelihoodNull),
    },
    likelihoodRatio: figure(likelihoodRatio, ({ statistic, df, pValue }) => ({
      statistic,
      df,
      pValue,
    })),
  }));
}

/** Least squares, with classical and with clustered errors. */
export function linearModel({ terms, fit, outliers }: NamedLinearModel): Json {
  return figure(fit, (model) => ({
    n: model.n,
    outliers,
    rSquared: model.rSquared,
    adjustedRSquared: model.adjustedRSquared,
    sigma: model.sigma,
    residualDf: model.residualDf,
    f: figure(model.f, ({ f, df1, df2, p }) => ({ statistic: f, df1, df2, pValue: p })),
    aic: model.aic,
    bic: model.bic,
    coefficients: terms.map((term, place) => ({ term, ...coefficientOf(model, place) })),
  }));
}

function coefficientOf(model: LinearModel, place: number): { [key: string]: Json } {
  const robust = model.clusterRobust;
  const clustered = robust && isEstimate(robust) ? robust.coefficients[place] : undefined;
  const classical = model.coefficients[place];
  const tell = (outcome: typeof classical): Json =>
    outcome &&
    figure(outcome, ({ estimate, se, t, p, lower, upper }) => ({
      estimate,
      se,
      t,
      pValue: p,
      interval: [lower, upper],
    }));
  return {
    ...(tell(classical) as object),
    clustered: clustered ? tell(clustered) : robust && !isEstimate(robust) ? absent(robust) : null,
  };
}
