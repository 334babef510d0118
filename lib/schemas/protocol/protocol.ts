import { z } from "zod";
import { ABOUT_YOU_KEYS } from "@/lib/study/protocol/about-you";
import { LANGUAGES } from "@/lib/study/protocol/language";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { LEAVES_ROOM_FOR_MEAN, NAMES_COLUMN } from "./construct-key";
import { plannedAnalysis } from "./planned-analysis";
import {
  attentionCheck,
  comprehension,
  ownQuestion,
  screeningQuestion,
} from "./protocol-questions";
import { recruitment } from "./protocol-recruitment";
import { DISTINCT, distinct, key, line } from "./protocol-words";
import { rewardSchema } from "./reward";

const shownExplanation = z
  .object({
    stem: line,
    choices: z.array(line).min(2).max(10),
    answerIndex: z.number().int().min(0),
    explanation: line,
  })
  .refine(({ choices, answerIndex }) => answerIndex < choices.length, {
    path: ["answerIndex"],
    message: "The answer is not among the choices.",
  });

/** Answer options in words, from 1 upwards: the ends need words, the steps between may have some. */
const scale = z
  .array(z.string().trim().max(200))
  .min(2)
  .max(11)
  .superRefine((options, context) => {
    for (const end of [0, options.length - 1]) {
      if (options[end] !== "") continue;
      context.addIssue({ code: "custom", path: [end], message: "The ends of a scale need words." });
    }
  });

const quotas = z.strictObject({
  cells: z
    .array(
      z.strictObject({
        key,
        label: line,
        where: z.partialRecord(z.enum(ABOUT_YOU_KEYS), z.array(z.string()).min(1)),
        own: z.record(key, z.array(key).min(1)).optional(),
        target: z.number().int().min(0).max(1_000_000),
      }),
    )
    .min(1)
    .max(60),
  admitOthers: z.boolean(),
});

const textLength = z.number().int().min(0).max(1_000_000).nullable();
const pool = z.strictObject({
  onlyCorrect: z.boolean(),
  onlySharedQuestions: z.boolean(),
  minLength: textLength,
  maxLength: textLength,
});

/** Translations into a language, each under the words that it translates; an empty one is none yet. */
const translations = z.record(z.string().min(1).max(5000), z.string().trim().max(10_000));

/** What is rated, and on which scales. */
const statementFields = {
  constructs: z
    .array(
      z.strictObject({
        key: z
          .string()
          .min(1)
          .max(100)
          .refine(...NAMES_COLUMN),
        statement: line,
        scale: scale.optional(),
        reversed: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(20)
    .refine(distinct, DISTINCT)
    .refine(...LEAVES_ROOM_FOR_MEAN),
  scale,
  constructOrder: z.enum(["fixed", "random"]).default("fixed"),
};

/** The part of a protocol that says what is rated. */
export const statementsSchema = z.strictObject(statementFields);

/** What a stored protocol leaves unsaid is as it was before there was a choice. */
export const protocolSchema: z.ZodType<Protocol, unknown> = z.strictObject({
  title: line,
  language: z.enum(LANGUAGES),
  languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length).optional(),
  texts: z.partialRecord(z.enum(LANGUAGES), translations).optional(),
  expectedMinutes: z.number().positive().max(600),
  timeLimitMinutes: z
    .number()
    .int()
    .positive()
    .max(60 * 24 * 14),
  holdMinutes: z
    .number()
    .int()
    .positive()
    .max(60 * 24)
    .nullable()
    .optional(),
  information: z
    .array(z.strictObject({ heading: line, paragraphs: z.array(line).min(1) }))
    .min(1)
    .max(20),
  consents: z.array(line).min(1).max(10),
  ...statementFields,
  explanationsPerMethod: z.number().int().positive().max(50),
  assignment: z
    .strictObject({
      kind: z.enum(["least-filled", "random", "blocked", "latin-square"]),
      ratingsPerExplanation: z.number().int().positive().max(10_000).nullable(),
    })
    .default({ kind: "least-filled", ratingsPerExplanation: null }),
  pool: pool.default({
    onlyCorrect: false,
    onlySharedQuestions: false,
    minLength: null,
    maxLength: null,
  }),
  choiceOrder: z.enum(["fixed", "random"]).default("fixed"),
  showGold: z.boolean().default(false),
  instructions: z.string().trim().min(1).max(5000).optional(),
  practice: shownExplanation.nullable(),
  comprehension: comprehension.nullable().default(null),
  attention: z
    .strictObject({
      checks: z.array(attentionCheck).max(20).refine(distinct, DISTINCT),
      failuresAllowed: z.number().int().min(0).max(20),
    })
    .default({ checks: [], failuresAllowed: 0 }),
  screening: z.array(screeningQuestion).max(20).refine(distinct, DISTINCT).default([]),
  ownQuestions: z.array(ownQuestion).max(20).refine(distinct, DISTINCT).optional(),
  quotas: quotas.nullable().default(null),
  targetParticipants: z.number().int().positive().max(1_000_000).nullable().default(null),
  reward: rewardSchema.optional(),
  debrief: z.array(line).min(1).max(10),
  contact: line,
  recruitment,
  interimLooks: z.array(z.number().int().positive()).max(20).optional(),
  plan: plannedAnalysis.optional(),
});
