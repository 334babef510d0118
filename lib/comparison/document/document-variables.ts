import type { CountedVariable } from "@/lib/comparison/compare-counts";
import type { FittedVariable } from "@/lib/comparison/fit-comparison";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import {
  absent,
  byName,
  figure,
  fTest,
  type Json,
  namePair,
  unavailableOf,
} from "./document-figures";
import { linearMixedModel, ordinalModel } from "./document-models";

/** What follows of a variable from counts. */
export function describeCounted(
  variable: CountedVariable,
  names: string[],
): { [key: string]: Json } {
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
export function superiority(
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

/** What takes a fit or a resampling of a variable. */
export function describeFitted(
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
