import type { LinearModel } from "@/lib/stats/fit-linear-model";
import { isEstimate, type Outcome, type Unavailable } from "@/lib/stats/outcome";
import type { ResponseTable } from "@/lib/study/response-table";
import type { CountedVariable } from "./compare-counts";
import type { FittedFigures, FittedVariable } from "./fit-comparison";
import type { NamedLinearModel } from "./fit-linear-models";
import type { OrdinalModel } from "./fit-models";
import { sayUnavailable } from "./say-unavailable";
import type { RatingCounts } from "./set-counts";

/** What is written out for others' programs: numbers unrounded, names in full. */
export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

/** A figure, or `{ kind, reason }` where there is none. */
function figure<T>(outcome: Outcome<T>, tell: (estimate: T) => Json): Json {
  return isEstimate(outcome) ? tell(outcome) : absent(outcome);
}

function absent(unavailable: Unavailable): Json {
  return { ...unavailable, reason: sayUnavailable(unavailable) };
}

type Compared = Pick<ResponseTable, "methods" | "constructs">;

/**
 * The whole comparison as one document, the same from the command line and from the server. Methods
 * and constructs are called by their keys; z and log odds ratios are the second method's minus the
 * first's, `a` is the probability that the first is rated higher plus half the ties.
 */
export function comparisonDocument(
  { methods }: Compared,
  { participants, responses }: Pick<RatingCounts, "participants" | "responses">,
  counted: CountedVariable[],
  fitted: FittedFigures,
): { [key: string]: Json } {
  const names = methods.map(({ key }) => key);
  const { correlations, multivariate, scale, linearModels, agreement, resampling } = fitted;
  return {
    methods: names,
    participants,
    responses,
    constructs: Object.fromEntries(
      counted.map((variable, index) => [
        variable.key,
        {
          ...describeCounted(variable, names),
          varghaDelaney: superiority(variable, fitted.variables[index], names),
          ...describeFitted(fitted.variables[index], names),
        },
      ]),
    ),
    correlations: correlations.map(({ first, second, pearson, spearman }) => ({
      first,
      second,
      n: isEstimate(pearson) ? pearson.n : undefined,
      pearson: figure(pearson, ({ r }) => r),
      pearsonPValue: figure(pearson, ({ test }) => figure(test, ({ p }) => p)),
      pearsonInterval: figure(pearson, ({ interval }) =>
        figure(interval, ({ lower, upper }) => [lower, upper]),
      ),
      spearman: figure(spearman, ({ r }) => r),
      spearmanPValue: figure(spearman, ({ test }) => figure(test, ({ p }) => p)),
    })),
    boxM: figure(fitted.boxM, ({ statistic, df, pValue, m, n }) => ({
      statistic,
      df,
      pValue,
      m,
      n,
    })),
    multivariate: figure(multivariate, (tests) => ({
      n: tests.n,
      anovaType: figure(tests.anovaType, fTest),
      wilks: figure(tests.wilks, fTest),
      lawleyHotelling: figure(tests.lawleyHotelling, fTest),
      bartlettNandaPillai: figure(tests.bartlettNandaPillai, fTest),
    })),
    scale: {
      alpha: figure(scale.alpha, ({ alpha }) => alpha),
      alphaInterval: figure(scale.alpha, ({ lower, upper }) => [lower, upper]),
      alphaStandardised: figure(scale.alpha, ({ standardised }) =>
        figure(standardised, ({ alpha }) => alpha),
      ),
      omegaTotal: figure(scale.omega, ({ standardised }) => standardised),
      omegaTotalUnstandardised: figure(scale.omega, ({ omega }) => omega),
    },
    agreement: agreement.map(({ construct, nominal, ordinal, interval, percent, icc }) => ({
      construct,
      krippendorffAlpha: {
        nominal: figure(nominal, ({ alpha }) => alpha),
        ordinal: figure(ordinal, ({ alpha }) => alpha),
        interval: figure(interval, ({ alpha }) => alpha),
      },
      percentAgreement: figure(percent, ({ share }) => share),
      icc: figure(icc, (estimate) => estimate.icc),
    })),
    linearModels: linearModels
      ? {
          methodAndLength: linearModel(linearModels.methodAndLength),
          withSociodemographics: linearModel(linearModels.withSociodemographics),
          withoutOutlierRule: {
            methodAndLength: linearModel(linearModels.withoutOutlierRule.methodAndLength),
            withSociodemographics: linearModel(
              linearModels.withoutOutlierRule.withSociodemographics,
            ),
          },
        }
      : null,
    resampling: { ...resampling },
  };
}

function fTest({
  statistic,
  df1,
  df2,
  pValue,
}: {
  statistic: number;
  df1: number;
  df2: number;
  pValue: number;
}): Json {
  return { statistic, df1, df2, pValue };
}

/** By method, in an object. */
function byName<T>(names: string[], values: readonly T[], tell: (value: T) => Json): Json {
  return Object.fromEntries(
    names.flatMap((name, place) => {
      const value = values[place];
      return value === undefined ? [] : [[name, tell(value)]];
    }),
  );
}

function describeCounted(variable: CountedVariable, names: string[]): { [key: string]: Json } {
  const { described, levene, kruskalWallis, dunn } = variable;
  const shapiro = (outcome: CountedVariable["shapiroWilk"]["overall"]) =>
    figure(outcome, ({ w, pValue }) => ({ w, pValue }));
  return {
    descriptives: byName(names, described, (outcome) =>
      figure(outcome, ({ n, mean, median, q1, q3, min, max, counts, spread }) => ({
        n,
        mean,
        sd: figure(spread, ({ sd }) => sd),
        se: figure(spread, ({ se }) => se),
        median,
        q1,
        q3,
        min,
        max,
        counts: [...counts],
        tInterval: figure(spread, ({ lower, upper }) => [lower, upper]),
      })),
    ),
    shapiroWilk: {
      overall: shapiro(variable.shapiroWilk.overall),
      byMethod: byName(names, variable.shapiroWilk.byMethod, shapiro),
    },
    levene: { median: figure(levene.median, fTest), mean: figure(levene.mean, fTest) },
    kruskalWallis: figure(kruskalWallis, ({ h, df, p, epsilonSquared, n }) => ({
      statistic: h,
      df,
      pValue: p,
      epsilonSquared,
      n,
    })),
    dunn: dunn.pairs.map((pair) => ({
      ...namePair(pair, names),
      ...(isEstimate(pair)
        ? {
            z: pair.z,
            pValue: pair.p,
            pBonferroni: pair.bonferroni,
            pHolm: pair.holm,
            pBenjaminiHochberg: pair.benjaminiHochberg,
          }
        : (absent(unavailableOf(pair)) as object)),
    })),
  };
}

/** A follows from the counts, however few participants there are; its interval takes resampling. */
function superiority(
  counted: CountedVariable,
  fitted: FittedVariable | undefined,
  names: string[],
) {
  return counted.varghaDelaney.map((pair, place): Json => {
    if (!isEstimate(pair)) {
      return { ...namePair(pair, names), ...(absent(unavailableOf(pair)) as object) };
    }
    const resampled = fitted?.bootstrap.pairs[place]?.a;
    return {
      ...namePair(pair, names),
      a: pair.a,
      se: resampled && figure(resampled, ({ se }) => se),
      interval: resampled && figure(resampled, ({ lower, upper }) => [lower, upper]),
    };
  });
}

function describeFitted(
  variable: FittedVariable | undefined,
  names: string[],
): { [key: string]: Json } {
  if (!variable) return {};
  const { bootstrap, permutation, friedman, icc, model } = variable;
  return {
    bootstrapMeans: byName(names, bootstrap.means, (outcome) =>
      figure(outcome, ({ mean, se, lower, upper, bca, participants }) => ({
        mean,
        se,
        interval: [lower, upper],
        bcaInterval: figure(bca, (limits) => [limits.lower, limits.upper]),
        participants,
      })),
    ),
    kruskalWallisPermutation: figure(permutation, ({ h, pValue, permutations }) => ({
      statistic: h,
      pValue,
      permutations,
    })),
    friedman: figure(friedman, ({ statistic, df, pValue, blocks, kendallW }) => ({
      statistic,
      df,
      pValue,
      blocks,
      kendallW,
    })),
    icc: figure(icc, (estimate) => estimate.icc),
    ...(model.scale === "ordinal"
      ? {
          clmm: {
            laplace: ordinalModel(model.laplace, names),
            agq10: ordinalModel(model.agq, names),
          },
        }
      : {
          lmm: linearMixedModel(model.byParticipant, names),
          lmmCrossed:
            model.byParticipantAndQuestion &&
            linearMixedModel(model.byParticipantAndQuestion, names),
        }),
  };
}

function ordinalModel(model: OrdinalModel, names: string[]): Json {
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

function linearMixedModel(comparison: LinearModelFit, names: string[]): Json {
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

function linearModel({ terms, fit, outliers }: NamedLinearModel): Json {
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

function namePair({ first, second }: { first: number; second: number }, names: string[]) {
  return { first: names[first] ?? "", second: names[second] ?? "" };
}

/** The reason of a pair without its places. */
function unavailableOf(pair: Unavailable): Unavailable {
  if (pair.kind === "undefined") return { kind: pair.kind, reason: pair.reason };
  const { kind, of, needed, got } = pair;
  return { kind, of, needed, got };
}
