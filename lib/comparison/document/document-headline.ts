import type { FittedFigures } from "@/lib/comparison/fit-comparison";
import type { MeasureHeadline } from "@/lib/comparison/headline/fit-measure-headline";
import {
  evidenceMessage,
  termMessages,
  trainedStudentsMessage,
  verdictMessage,
} from "@/lib/comparison/headline/headline-sentences";
import { contentCautions } from "@/lib/comparison/headline/rated-content";
import type { FamilyContrast, FamilyEquivalence } from "@/lib/stats/crossed/contrast-family";
import type { ByMethod } from "@/lib/stats/crossed/marginal-headline";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { absent, byName, figure, type Json, namePair, unavailableOf } from "./document-figures";

/**
 * The headline: verdict and top group on the primary outcome, and of every measure the model that fits the
 * design, its test, and contrasts as second minus first (log odds of a higher answer, or points), `low` and
 * `high` belonging to `pAdjusted`.
 */
export function describeHeadline(
  { plan, verdict, variables, ratedContent }: FittedFigures,
  names: string[],
): Json {
  const primary = variables.find(({ key }) => key === plan.outcome);
  const told = primary &&
    verdict && { methods: names, plan, verdict, headline: primary.headline, testsShown: true };
  const topGroup = verdict && "topGroup" in verdict ? verdict.topGroup : [];
  return {
    outcome: plan.outcome,
    isConfirmatory: plan.isConfirmatory,
    alpha: plan.alpha,
    baseline: plan.contrasts.kind === "baseline" ? plan.contrasts.baseline : null,
    smallestEffect: plan.smallestEffect,
    nonInferiorityMargin: plan.nonInferiorityMargin,
    verdict: told ? verdictMessage(told) : null,
    verdictKind: verdict?.kind ?? null,
    evidence: told ? evidenceMessage(told) : null,
    cautions: contentCautions(ratedContent, names),
    topGroup: topGroup.map((method) => names[method] ?? ""),
    constructs: Object.fromEntries(
      variables.map(({ key, headline, pSecondary }) => [
        key,
        { ...describeMeasure(headline, names), pSecondary },
      ]),
    ),
  };
}

function describeMeasure(headline: MeasureHeadline, names: string[]): { [key: string]: Json } {
  const { scale, n, participants, explanations, model, test, level } = headline;
  return {
    model:
      scale === "ordinal"
        ? "cumulative link mixed model (logit, Laplace)"
        : "linear mixed model (REML)",
    n,
    participants,
    explanations,
    trainedStudents: byName(names, headline.trainedStudents, (count) => count ?? "unknown"),
    trainedStudentsMessage: trainedStudentsMessage(headline) ?? undefined,
    aboutTheseOnly: headline.aboutTheseOnly,
    terms: isEstimate(model)
      ? model.variances.map(({ name, levels, variance }) => ({ name, levels, variance }))
      : absent(model),
    decisions: termMessages(headline.terms),
    logLikelihood: figure(model, ({ logLikelihood }) => logLikelihood),
    residualVariance: figure(model, ({ residualVariance }) => residualVariance),
    covarianceFactor: figure(model, ({ covarianceFactor }) => covarianceFactor),
    degreesOfFreedom: figure(model, ({ degrees }) => ({
      ...degrees,
      dropped: [...degrees.dropped],
    })),
    test: figure(test, ({ statistic, df, denominator, pValue, unadjusted }) => ({
      statistic,
      df,
      denominator,
      pValue,
      unadjusted,
    })),
    likelihoodRatio: figure(headline.likelihoodRatio, ({ statistic, df, pValue }) => ({
      statistic,
      df,
      pValue,
    })),
    level,
    means: describeMethods(headline.means, names),
    contrasts: headline.contrasts.map((one) => describeContrast(one, names)),
    marginal:
      headline.marginal &&
      figure(headline.marginal, ({ agreeFrom, agree, atLeast, agreePairs, meanPairs }) => ({
        agreeFrom,
        agree: describeMethods(agree, names),
        atLeast: atLeast.map(({ answer, methods }) => ({
          answer,
          methods: describeMethods(methods, names),
        })),
        agreeContrasts: agreePairs.map((one) => describeContrast(one, names)),
        meanContrasts: meanPairs.map((one) => describeContrast(one, names)),
      })),
    proportionalOdds:
      headline.proportionalOdds &&
      figure(headline.proportionalOdds, ({ nominal, scale: ofScale, departure, byMethod }) => ({
        nominal: figure(nominal, ({ statistic, df, pValue }) => ({ statistic, df, pValue })),
        scale: figure(ofScale, ({ statistic, df, pValue, scales }) => ({
          statistic,
          df,
          pValue,
          scales: [...scales],
        })),
        departure: figure(departure, ({ largest, method, atLeast, isLarge }) => ({
          largest,
          method: names[method],
          atLeast,
          isLarge,
        })),
        byMethod: figure(byMethod, ({ atLeast }) =>
          atLeast.map(({ answer, methods }) => ({
            answer,
            methods: describeMethods(methods, names),
          })),
        ),
      })),
    thin:
      headline.thin?.map(({ first, second, profile, penalised }) => ({
        ...namePair({ first, second }, names),
        profile: figure(profile, ({ estimate, lower, upper, confidence, pValue }) => ({
          estimate: endOf(estimate),
          low: endOf(lower),
          high: endOf(upper),
          confidence,
          pValue,
        })),
        penalised: figure(penalised, ({ estimate, se, lower, upper }) => ({
          estimate,
          se,
          low: lower,
          high: upper,
        })),
      })) ?? null,
    equivalence: describeEquivalence(headline.equivalence, names),
    nonInferiority: describeEquivalence(headline.nonInferiority, names),
  };
}

function describeEquivalence(pairs: FamilyEquivalence[] | null, names: string[]): Json {
  if (!pairs) return null;
  return pairs.map((pair) => ({
    ...namePair(pair, names),
    ...(isEstimate(pair)
      ? {
          verdict: pair.verdict,
          pDifference: pair.pDifference,
          pEquivalence: pair.pEquivalence,
          pNotWorse: pair.pNotWorse,
          low: pair.interval.lower,
          high: pair.interval.upper,
        }
      : (absent(unavailableOf(pair)) as object)),
  }));
}

/** JSON has no infinity: an end that no value rules out is said in words. */
function endOf(value: number): number | string {
  if (Number.isFinite(value)) return value;
  return value > 0 ? "infinite" : "-infinite";
}

function describeMethods(figures: ByMethod, names: string[]): Json {
  return byName(names, figures, (one) =>
    one ? { estimate: one.estimate, low: one.lower, high: one.upper } : undefined,
  );
}

function describeContrast(contrast: FamilyContrast, names: string[]): Json {
  return {
    ...namePair(contrast, names),
    ...(isEstimate(contrast)
      ? {
          estimate: contrast.estimate,
          se: contrast.se,
          df: contrast.df,
          low: contrast.lower,
          high: contrast.upper,
          p: contrast.pValue,
          pAdjusted: contrast.pAdjusted,
          pHolm: contrast.pHolm,
          pBonferroni: contrast.pBonferroni,
        }
      : (absent(unavailableOf(contrast)) as object)),
  };
}
