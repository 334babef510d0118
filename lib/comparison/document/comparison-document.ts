import type { CountedVariable } from "@/lib/comparison/compare-counts";
import type { FittedFigures } from "@/lib/comparison/fit-comparison";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import type { RatingCounts } from "@/lib/comparison/responses/set-counts";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { describeLengthAndOrder } from "./document-effects";
import { figure, fTest, type Json } from "./document-figures";
import { describeHeadline } from "./document-headline";
import { linearModel } from "./document-models";
import { describeCounted, describeFitted, superiority } from "./document-variables";

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
  const { correlations, multivariate, scale, linearModels, effects, agreement, resampling } =
    fitted;
  return {
    methods: names,
    participants,
    responses,
    headline: describeHeadline(fitted, names),
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
    effects: effects && describeLengthAndOrder(effects, names),
    resampling: { ...resampling },
  };
}
