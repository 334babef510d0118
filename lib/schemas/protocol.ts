import { z } from "zod";
import { ABOUT_YOU_KEYS } from "@/lib/study/about-you";
import { LANGUAGES } from "@/lib/study/language";
import { KNOWN_RECRUITERS, LINK_PARAMETERS } from "@/lib/study/link-parameters";
import type { Protocol } from "@/lib/study/protocol";
import { OUTCOMES } from "@/lib/study/recruitment";
import { LEAVES_ROOM_FOR_MEAN, NAMES_COLUMN } from "./construct-key";
import { rewardSchema } from "./reward";

const line = z.string().trim().min(1).max(2000);

const shownExplanation = z
  .object({
    stem: line,
    choices: z.array(line).min(2).max(10),
    answerIndex: z.number().int().min(0),
    explanation: line,
  })
  .refine(({ choices, answerIndex }) => answerIndex < choices.length, {
    path: ["answerIndex"],
    message: "The answer is none of the choices.",
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

const key = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "Letters, digits, - and _ only.");

const runEnd = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/, "Letters, digits, - and _ only.")
    .nullable(),
  returnUrl: z
    .string()
    .max(2000)
    .regex(/^https:\/\/[^/\s{}]+(\/\S*)?$/, "An address that begins with https://.")
    .nullable(),
});
const otherEnds = Object.fromEntries(
  OUTCOMES.filter((outcome) => outcome !== "completed").map((outcome) => [
    outcome,
    runEnd.optional(),
  ]),
);
const runEnds = z.strictObject({ completed: runEnd, ...otherEnds });
const recruiter = z.strictObject({ ends: runEnds }).nullable().default(null);

/** Earlier versions of the protocol knew one recruiter with one code. */
function withEnds(prolific: unknown): unknown {
  if (!prolific || typeof prolific !== "object" || !("completionCode" in prolific)) return prolific;
  return { ends: { completed: { code: prolific.completionCode, returnUrl: null } } };
}

const recruitmentParts = z.strictObject({
  openLink: z.boolean(),
  invitations: z.boolean().default(false),
  prolific: z.preprocess(
    withEnds,
    z
      .strictObject({
        ends: runEnds,
        keySet: z.array(z.record(z.string(), z.unknown())).min(1).max(20).nullable().default(null),
      })
      .nullable(),
  ),
  mturk: recruiter,
  sona: recruiter,
  cloudresearch: recruiter,
  otherRecruiter: z
    .strictObject({
      name: line,
      idParameter: key,
      carriedParameters: z.array(key).max(20),
      ends: runEnds,
    })
    .nullable()
    .default(null),
});
/** One parameter cannot name the people of two recruiters. */
const recruitment = recruitmentParts.refine(
  ({ otherRecruiter, ...parts }) =>
    KNOWN_RECRUITERS.every(
      (known) =>
        !parts[known] || !LINK_PARAMETERS[known].marks.includes(otherRecruiter?.idParameter ?? ""),
    ),
  {
    path: ["otherRecruiter", "idParameter"],
    message: "Another recruiter of this study uses this parameter.",
  },
);

const attentionCheck = z.strictObject({
  key,
  kind: z.enum(["instructional", "nonsensical"]),
  statement: line,
  passing: z.array(z.number().int().positive().max(11)).min(1).max(11),
  trial: z.number().int().positive().max(500),
  place: z.number().int().positive().max(21),
});

const comprehension = z.strictObject({
  questions: z
    .array(
      z
        .strictObject({
          key,
          question: line,
          options: z.array(line).min(2).max(10),
          right: z.number().int().min(0),
        })
        .refine(({ options, right }) => right < options.length, {
          path: ["right"],
          message: "The right answer is none of the options.",
        }),
    )
    .min(1)
    .max(10),
  tries: z.number().int().min(2, "Two tries at the least.").max(10),
});

const screeningQuestion = z
  .strictObject({
    key,
    question: line,
    options: z
      .array(z.strictObject({ key, label: line }))
      .min(2)
      .max(50),
    admits: z.array(key).min(1),
  })
  .refine(({ options, admits }) => admits.every((one) => options.some((o) => o.key === one)), {
    path: ["admits"],
    message: "An answer that lets people take part is none of the options.",
  });

/** Whether no two have the same key. */
const distinct = (items: { key: string }[]) =>
  new Set(items.map((item) => item.key)).size === items.length;
const DISTINCT = "Two of them have the same key.";

const whole = z.number().int().min(-999_999_999).max(999_999_999).nullable();

const ownQuestion = z
  .strictObject({
    key,
    question: line,
    kind: z.enum(["choice", "number", "text"]),
    required: z.boolean(),
    options: z.array(z.strictObject({ key, label: line })).max(50),
    min: whole,
    max: whole,
    admits: z.array(key).max(50),
    admitsFrom: whole,
    admitsTo: whole,
  })
  .superRefine((question, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (question.kind === "choice") {
      const keys = question.options.map((option) => option.key);
      if (keys.length < 2) problem("options", "At least 2 needed.");
      if (new Set(keys).size < keys.length) problem("options", DISTINCT);
      if (!question.admits.every((one) => keys.includes(one))) {
        problem("admits", "An answer that lets people take part is none of the options.");
      }
    }
    if (question.kind === "number" && (question.min ?? 0) > (question.max ?? Infinity)) {
      problem("max", "Not less than the lowest number.");
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
});
