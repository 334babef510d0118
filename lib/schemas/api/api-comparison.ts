import { z } from "zod";

import { byMethod, figure, interval, pair, pairOf } from "./api-figures";
import { headlineSchema } from "./api-headline";

const fTest = figure(
  z.object({ statistic: z.number(), df1: z.number(), df2: z.number(), pValue: z.number() }),
);
const shapiro = figure(z.object({ w: z.number(), pValue: z.number() }));

const descriptives = figure(
  z.object({
    n: z.int(),
    mean: z.number(),
    sd: figure(z.number()),
    se: figure(z.number()),
    median: z.number(),
    q1: z.number(),
    q3: z.number(),
    min: z.number(),
    max: z.number(),
    counts: z.array(z.number()).describe("How often each answer was given, from the lowest"),
    tInterval: figure(interval),
  }),
);

const ordinalModel = figure(
  z.object({
    logLik: z.number(),
    logLikNull: figure(z.number()),
    likelihoodRatio: figure(z.number()),
    df: figure(z.number()),
    pValue: figure(z.number()),
    randomVariance: z.number(),
    coefficients: z.array(
      z.object({
        term: z.string(),
        estimate: z.number(),
        se: z.number().nullable(),
        z: z.number().nullable(),
        pValue: z.number().nullable(),
      }),
    ),
    contrasts: z.array(
      pairOf({
        logOddsRatio: z.number(),
        se: z.number(),
        z: z.number(),
        pValue: z.number(),
        pHolm: z.number(),
        interval,
      }),
    ),
  }),
);

const mixedModel = figure(z.object({ reml: z.looseObject({}), ml: z.looseObject({}) }).loose());
const linearModel = figure(
  z
    .object({
      n: z.int(),
      rSquared: z.number(),
      adjustedRSquared: z.number(),
      coefficients: z.array(z.object({ term: z.string() }).loose()),
    })
    .loose(),
);

const variable = z
  .object({
    descriptives: byMethod(descriptives),
    shapiroWilk: z.object({ overall: shapiro, byMethod: byMethod(shapiro) }),
    levene: z.object({ median: fTest, mean: fTest }),
    kruskalWallis: figure(
      z.object({
        statistic: z.number(),
        df: z.number(),
        pValue: z.number(),
        epsilonSquared: z.number(),
        n: z.int(),
      }),
    ),
    dunn: z.array(
      pairOf({
        z: z.number(),
        pValue: z.number(),
        pBonferroni: z.number(),
        pHolm: z.number(),
        pBenjaminiHochberg: z.number(),
      }),
    ),
    varghaDelaney: z.array(
      pairOf({
        a: z.number().describe("That the first is rated higher, plus half of the ties"),
        se: figure(z.number()).optional(),
        interval: figure(interval).optional(),
      }),
    ),
    bootstrapMeans: byMethod(
      figure(
        z.object({
          mean: z.number(),
          se: z.number(),
          interval,
          bcaInterval: figure(interval),
          participants: z.int(),
        }),
      ),
    ).optional(),
    kruskalWallisPermutation: figure(
      z.object({ statistic: z.number(), pValue: z.number(), permutations: z.int() }),
    ).optional(),
    friedman: figure(
      z.object({
        statistic: z.number(),
        df: z.number(),
        pValue: z.number(),
        blocks: z.int(),
        kendallW: z.number(),
      }),
    ).optional(),
    icc: figure(z.number()).optional(),
    clmm: z.object({ laplace: ordinalModel, agq10: ordinalModel }).optional(),
    lmm: mixedModel.optional(),
    lmmCrossed: mixedModel.nullish(),
  })
  .describe("A construct, or Quality, their mean");

const clusteredMean = { n: z.int(), mean: z.number(), interval: interval.optional() };
const slope = figure(
  z.object({
    estimate: z.number(),
    se: z.number(),
    df: z.number(),
    t: z.number(),
    pValue: z.number(),
    interval,
  }),
);
const effects = z.object({
  length: z.object({
    bins: byMethod(z.array(z.object({ from: z.number(), to: z.number(), ...clusteredMean }))),
    charactersPerStep: z.int().describe("The slope is for so many characters"),
    slope,
  }),
  position: z.object({ means: z.record(z.string(), z.object(clusteredMean)), slope }),
});

const ofRuns = byMethod(
  figure(
    z.object({
      n: z.int(),
      mean: z.number(),
      sd: figure(z.number()),
      se: figure(z.number()),
      tInterval: figure(interval),
    }),
  ),
);
const tukey = z.array(pairOf({ difference: z.number(), interval, pValue: z.number() }));
const anovaEffect = figure(
  z.object({ squares: z.number(), df: z.int(), f: z.number(), pValue: z.number() }),
);
const anova = figure(
  z.object({
    n: z.int(),
    method: anovaEffect,
    modelSize: anovaEffect,
    interaction: anovaEffect,
    residualSquares: z.number(),
    residualDf: z.int(),
  }),
);
/** With and without the runs that the outlier rule names. */
const bothSets = <Value extends z.ZodType>(value: Value) =>
  z.object({ withOutliers: value, withoutOutliers: value });

const performance = z
  .object({
    runs: z
      .object({
        outliers: z.int(),
        bySize: z.record(z.string(), bothSets(ofRuns).extend({ tukey: bothSets(tukey) })),
        anova: bothSets(anova),
      })
      .nullable(),
    answers: z
      .object({
        accuracy: byMethod(figure(z.object({ n: z.int(), proportion: z.number(), interval }))),
        mcnemar: z.array(
          pairOf({
            n: z.int(),
            discordant: z.int(),
            difference: z.number(),
            pValue: z.number(),
          }),
        ),
      })
      .nullable(),
  })
  .describe("How accurate the students are, as proportions: over model runs, and on the questions");

/**
 * The comparison of an analysis set, unrounded. What takes a fit is there as soon as there is a
 * response. Methods and constructs are called by their keys.
 */
export const apiComparisonSchema = z.object({
  methods: z.array(z.string()),
  participants: z.int(),
  headline: headlineSchema.optional(),
  responses: z.int(),
  testsClosed: z
    .string()
    .optional()
    .describe("Why tests and differences are left out, while the study runs"),
  constructs: z.record(z.string(), variable.partial()),
  correlations: z
    .array(z.object({ ...pair, pearson: figure(z.number()), spearman: figure(z.number()) }).loose())
    .optional(),
  boxM: figure(z.looseObject({})).optional(),
  multivariate: figure(z.record(z.string(), z.union([fTest, z.int()]))).optional(),
  scale: z.record(z.string(), figure(z.union([z.number(), interval]))).optional(),
  agreement: z
    .array(
      z.object({
        construct: z.string(),
        krippendorffAlpha: z.object({
          nominal: figure(z.number()),
          ordinal: figure(z.number()),
          interval: figure(z.number()),
        }),
        percentAgreement: figure(z.number()),
        icc: figure(z.number()),
      }),
    )
    .optional(),
  linearModels: z
    .object({
      methodAndLength: linearModel,
      withSociodemographics: linearModel,
      withoutOutlierRule: z.object({
        methodAndLength: linearModel,
        withSociodemographics: linearModel,
      }),
    })
    .nullish(),
  effects: effects.nullish(),
  performance,
  resampling: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
