import { z } from "zod";
import type { Protocol } from "@/lib/study/protocol";

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

export const protocolSchema: z.ZodType<Protocol> = z.strictObject({
  title: line,
  language: z.literal("en"),
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
  constructs: z
    .array(z.strictObject({ key: z.string().min(1).max(100), statement: line }))
    .min(1)
    .max(20),
  scale: z.array(line).min(2).max(11),
  explanationsPerMethod: z.number().int().positive().max(50),
  practice: shownExplanation,
  debrief: z.array(line).min(1).max(10),
  contact: line,
  recruitment: z.strictObject({
    prolific: z
      .strictObject({ completionCode: z.string().regex(/^[A-Za-z0-9]{4,32}$/) })
      .nullable(),
    openLink: z.boolean(),
  }),
  interimLooks: z.array(z.number().int().positive()).max(20).optional(),
});
