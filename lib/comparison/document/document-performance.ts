import type { AccuracyCell, DescribedAccuracy } from "@/lib/comparison/describe-accuracy";
import type { DescribedAnswers } from "@/lib/comparison/describe-answers";
import type { TukeyPair } from "@/lib/stats/linear/tukey-test";
import type { EffectTest, TwoWayAnova } from "@/lib/stats/linear/two-way-anova";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { absent, byName, figure, type Json, namePair, unavailableOf } from "./document-figures";

/** How accurate the students of a study are. */
export interface Performance {
  /** Over their model runs; null where no run has an accuracy. */
  runs: DescribedAccuracy | null;
  /** On the study's own questions; null where no student's answer can be judged. */
  answers: DescribedAnswers | null;
}

/** The students' accuracy in the document's words: proportions; differences are second minus first. */
export function describePerformance(
  methods: readonly { key: string }[],
  { runs, answers }: Performance,
): { [key: string]: Json } {
  const names = methods.map(({ key }) => key);
  return {
    runs: runs && describeAllRuns(runs, names),
    answers: answers && {
      accuracy: byName(names, answers.accuracy, (outcome) =>
        figure(outcome, ({ n, proportion, lower, upper }) => ({
          n,
          proportion,
          interval: [lower, upper],
        })),
      ),
      mcnemar: answers.pairs.map((pair) => ({
        ...namePair(pair, names),
        ...(isEstimate(pair)
          ? {
              n: pair.n,
              discordant: pair.discordant,
              difference: pair.difference,
              pValue: pair.p,
            }
          : (absent(unavailableOf(pair)) as object)),
      })),
    },
  };
}

function describeAllRuns(runs: DescribedAccuracy, names: string[]): Json {
  const ofCell = (set: "withOutliers" | "withoutOutliers") => (cell: AccuracyCell) =>
    figure(cell[set], ({ n, mean, spread }) => ({
      n,
      mean,
      sd: figure(spread, ({ sd }) => sd),
      se: figure(spread, ({ se }) => se),
      tInterval: figure(spread, ({ lower, upper }) => [lower, upper]),
    }));
  return {
    outliers: runs.outliers,
    bySize: Object.fromEntries(
      runs.sizes.map(({ label, cells, tukey }) => [
        label,
        {
          withOutliers: byName(names, cells, ofCell("withOutliers")),
          withoutOutliers: byName(names, cells, ofCell("withoutOutliers")),
          tukey: {
            withOutliers: tukey.withOutliers.map((pair) => tukeyPair(pair, names)),
            withoutOutliers: tukey.withoutOutliers.map((pair) => tukeyPair(pair, names)),
          },
        },
      ]),
    ),
    anova: {
      withOutliers: anova(runs.anova.withOutliers),
      withoutOutliers: anova(runs.anova.withoutOutliers),
    },
  };
}

function tukeyPair(pair: TukeyPair, names: string[]): Json {
  return {
    ...namePair(pair, names),
    ...(isEstimate(pair)
      ? { difference: pair.difference, interval: [pair.lower, pair.upper], pValue: pair.p }
      : (absent(unavailableOf(pair)) as object)),
  };
}

function anova(outcome: Outcome<TwoWayAnova>): Json {
  const effect = (test: Outcome<EffectTest>) =>
    figure(test, ({ squares, df, f, p }) => ({ squares, df, f, pValue: p }));
  return figure(outcome, ({ n, column, row, interaction, residualSquares, residualDf }) => ({
    n,
    method: effect(column),
    modelSize: effect(row),
    interaction: effect(interaction),
    residualSquares,
    residualDf,
  }));
}
