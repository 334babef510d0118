import { z } from "zod";
import { instant } from "@/lib/schemas/shared/dates";
import { ABOUT_YOU, type AboutYou } from "@/lib/study/protocol/about-you";
import { LANGUAGES } from "@/lib/study/protocol/language";
import {
  MAX_CHECKS_A_TRIAL,
  MAX_COMMENT_LENGTH,
  MAX_COUNTED,
  MAX_DURATION_MS,
  MAX_PASTED_CHARACTERS,
  MAX_SCALE,
} from "@/lib/study/protocol/limits";

/** What participants send. Shared by their pages and the handlers. */

export const consentSchema = z.object({
  /**
   * The parameters of the recruitment link, as they came: whether they say who somebody is, is for
   * `readRecruitmentLink` to tell. The size of the whole request bounds them.
   */
  query: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** One per statement of consent; all have to be given. */
  consents: z.array(z.literal(true, "Please tick every box to take part.")).min(1).max(20),
  /** Made once per visit: stands for the person where no recruiter names one. */
  visit: z.uuid(),
  /** The language in which they read what they agree to. A tab of before an update does not say. */
  language: z.enum(LANGUAGES).optional(),
  /** Whether they read that the study is being tried out. A tab of before an update does not say. */
  tryOut: z.boolean().optional(),
});
export type ConsentInput = z.infer<typeof consentSchema>;

const aboutYouShape = Object.fromEntries(
  ABOUT_YOU.map((field) => {
    const keys = field.options.map((option) => option.key);
    return [field.key, z.enum(keys, "Please choose one of the answers.")] as const;
  }),
);
/** One of the offered answers to each question; the cast only restores the keys of the list. */
const aboutYouSchema = z.object(aboutYouShape) as unknown as z.ZodType<AboutYou>;

/** Everything by which it is decided whether somebody takes part. */
export const admissionSchema = z.object({
  aboutYou: aboutYouSchema,
  /** Answers to the screening questions, by key. */
  screening: z.record(z.string().max(64), z.string().max(64)).default({}),
  /** Answers to the study's own questions, by key. */
  own: z.record(z.string().max(64), z.string().max(2000)).default({}),
});
export type AdmissionInput = z.infer<typeof admissionSchema>;

export const instructedSchema = z.object({
  /** Answers to the comprehension questions: the place of the option, by key. */
  comprehension: z.record(z.string().max(64), z.number().int().min(0).max(100)).default({}),
});

export const withdrawalSchema = z.object({
  /** To stop and leave what was answered, or to have everything erased. */
  withdrawal: z.enum(["stop", "erase"], "Please choose one of the two."),
  /** From the address on the last page; without it this browser's participant is meant. */
  token: z.string().max(200).optional(),
});
export type WithdrawalInput = z.infer<typeof withdrawalSchema>;

const milliseconds = z.number().int().min(0).max(MAX_DURATION_MS);
const counted = z.number().int().min(0).max(MAX_COUNTED);

/** How a trial was answered. All optional: a tab that was opened before an update knows less. */
export const paradataSchema = z.object({
  /** Time within the duration with the page hidden or another window in front. */
  awayMs: milliseconds.optional(),
  /** From first sight to the first answer. */
  firstAnswerMs: milliseconds.optional(),
  /** Answers that were replaced by another one. */
  changes: counted.optional(),
  /** How often the page was left. */
  focusLosses: counted.optional(),
  viewport: z.enum(["small", "medium", "large"]).optional(),
  /** Whether the browser showed the page translated. */
  translated: z.boolean().optional(),
});
export type ParadataInput = z.infer<typeof paradataSchema>;

export const responseSchema = z.object({
  ratings: z.record(z.string().max(100), z.number()),
  /** Answers to the attention checks among the statements, by key. */
  checks: z
    .record(z.string().max(100), z.number().int().min(1).max(MAX_SCALE))
    .refine((checks) => Object.keys(checks).length <= MAX_CHECKS_A_TRIAL, "Too many checks.")
    .default({}),
  durationMs: milliseconds,
  submittedAt: instant(),
  paradata: paradataSchema.optional(),
});
export type ResponseInput = z.infer<typeof responseSchema>;

export const finishSchema = z.object({
  comment: z
    .string()
    .trim()
    .max(MAX_COMMENT_LENGTH, `Please keep to ${MAX_COMMENT_LENGTH} characters.`)
    // Postgres stores no null characters in text.
    .refine((text) => !text.includes("\u0000"), "Please remove the unreadable character."),
  /** Characters of the comment that were pasted, not typed. */
  pastedCharacters: z.number().int().min(0).max(MAX_PASTED_CHARACTERS).optional(),
});
export type FinishInput = z.infer<typeof finishSchema>;
