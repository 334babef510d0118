import { z } from "zod";
import { DISTINCT, key, line } from "./protocol-words";

/** What participants are asked besides their ratings: checks, who may take part, questions of the study's own. */

export const attentionCheck = z.strictObject({
  key,
  kind: z.enum(["instructional", "nonsensical"]),
  statement: line,
  passing: z.array(z.number().int().positive().max(11)).min(1).max(11),
  trial: z.number().int().positive().max(500),
  place: z.number().int().positive().max(21),
});

export const comprehension = z.strictObject({
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

export const screeningQuestion = z
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

const whole = z.number().int().min(-999_999_999).max(999_999_999).nullable();

export const ownQuestion = z
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
    const { min, max } = question;
    if (question.kind === "number" && min !== null && max !== null && min > max) {
      problem("max", "Not less than the lowest number.");
    }
  });
