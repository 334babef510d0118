import { z } from "zod";
import { byMethod, figure, pairOf } from "./api-figures";

const methodFigure = z.object({ estimate: z.number(), low: z.number(), high: z.number() });
const byAnswer = z.array(z.object({ answer: z.number(), methods: byMethod(methodFigure) }));
const likelihoodRatio = z.object({ statistic: z.number(), df: z.number(), pValue: z.number() });
/** An end of an interval that no value rules out is "infinite" or "-infinite". */
const end = z.union([z.number(), z.enum(["infinite", "-infinite"])]);

const contrast = pairOf({
  estimate: z.number().describe("Second minus first: log odds of a higher answer, or points"),
  se: z.number(),
  df: z.number(),
  low: z.number().describe("The interval belongs to pAdjusted"),
  high: z.number(),
  p: z.number(),
  pAdjusted: z.number().describe("Single-step max-t over the contrasts of the outcome"),
  pHolm: z.number(),
  pBonferroni: z.number(),
});

const equivalence = z
  .array(
    pairOf({
      verdict: z.enum(["different", "equivalent", "not-worse", "inconclusive"]),
      pDifference: z.number(),
      pEquivalence: z.number(),
      pNotWorse: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  )
  .nullable();

const outcome = z.object({
  model: z.string(),
  n: z.int(),
  participants: z.int(),
  explanations: z.int().nullable(),
  trainedStudents: byMethod(z.union([z.int(), z.literal("unknown")])),
  trainedStudentsMessage: z.string().optional(),
  aboutTheseOnly: z
    .boolean()
    .describe("Fewer than 5 explanations of a method were rated: nothing is said of methods"),
  terms: figure(
    z.array(z.object({ name: z.string(), levels: z.int(), variance: z.number() })),
  ).describe("Random intercepts of the model"),
  decisions: z.array(z.string()).describe("Which terms are in and out, and why"),
  logLikelihood: figure(z.number()),
  residualVariance: figure(z.number().nullable()),
  covarianceFactor: figure(z.number()),
  degreesOfFreedom: figure(
    z.object({ method: z.string(), dropped: z.array(z.string()), cap: z.number().nullable() }),
  ),
  test: figure(
    z.object({
      statistic: z.number(),
      df: z.int(),
      denominator: z.number(),
      pValue: z.number(),
      unadjusted: z.number(),
    }),
  ),
  pSecondary: z
    .number()
    .nullable()
    .describe("Of the overall test, by Holm over the secondary outcomes; null of the primary one"),
  likelihoodRatio: figure(likelihoodRatio).describe("As clmm or lmer; it carries no verdict"),
  level: z.number().describe("Two-sided, of the outcome's family of contrasts"),
  means: byMethod(methodFigure),
  contrasts: z.array(contrast),
  marginal: figure(
    z.object({
      agreeFrom: z.number(),
      agree: byMethod(methodFigure),
      atLeast: byAnswer,
      agreeContrasts: z.array(contrast),
      meanContrasts: z.array(contrast),
    }),
  ).nullable(),
  proportionalOdds: figure(
    z.object({
      nominal: figure(likelihoodRatio),
      scale: figure(likelihoodRatio.extend({ scales: z.array(z.number()) })),
      departure: figure(
        z.object({
          largest: z.number(),
          method: z.string(),
          atLeast: z.number(),
          isLarge: z.boolean(),
        }),
      ),
      byMethod: figure(byAnswer),
    }),
  ).nullable(),
  thin: z
    .array(
      z.object({
        first: z.string(),
        second: z.string(),
        profile: figure(
          z.object({
            estimate: end,
            low: end,
            high: end,
            confidence: z.number(),
            pValue: z.number(),
          }),
        ),
        penalised: figure(
          z.object({ estimate: z.number(), se: z.number(), low: z.number(), high: z.number() }),
        ),
      }),
    )
    .nullable()
    .describe("Where answers separate methods"),
  equivalence,
  nonInferiority: equivalence,
});

/** The headline of a comparison: the verdict on the primary outcome, and the model of every outcome. */
export const headlineSchema = z.object({
  outcome: z.string(),
  isConfirmatory: z.boolean(),
  alpha: z.number(),
  baseline: z.string().nullable(),
  smallestEffect: z.number().nullable(),
  nonInferiorityMargin: z.number().nullable(),
  verdict: z.string().nullable(),
  verdictKind: z.string().nullable(),
  evidence: z.string().nullable(),
  cautions: z.array(z.string()).describe("What may stand behind a difference between methods"),
  topGroup: z.array(z.string()),
  constructs: z.record(z.string(), outcome),
});
