import { z } from "zod";
import { ABOUT_YOU, type AboutYou } from "@/lib/study/about-you";
import { MAX_COMMENT_LENGTH, MAX_DURATION_MS } from "@/lib/study/limits";

/** What participants send. Shared by their pages and the handlers. */

export const consentSchema = z.object({
  /** The parameters of the recruitment link, as they came. */
  query: z.record(z.string().max(64), z.union([z.string(), z.array(z.string()).max(8)])),
  /** One per statement of consent; all have to be given. */
  consents: z.array(z.literal(true, "Please tick every box to take part.")).min(1).max(20),
  /** Made once per visit: stands for the person where no recruiter names one. */
  visit: z.uuid(),
});
export type ConsentInput = z.infer<typeof consentSchema>;

const aboutYouShape = Object.fromEntries(
  ABOUT_YOU.map((field) => {
    const keys = field.options.map((option) => option.key);
    return [field.key, z.enum(keys, "Please choose one of the answers.")] as const;
  }),
);
/** One of the offered answers to each question; the cast only restores the keys of the list. */
export const aboutYouSchema = z.object(aboutYouShape) as unknown as z.ZodType<AboutYou>;

export const responseSchema = z.object({
  ratings: z.record(z.string().max(100), z.number()),
  durationMs: z.number().int().min(0).max(MAX_DURATION_MS),
  submittedAt: z.iso.datetime(),
});
export type ResponseInput = z.infer<typeof responseSchema>;

export const finishSchema = z.object({
  comment: z
    .string()
    .trim()
    .max(MAX_COMMENT_LENGTH, `Please keep to ${MAX_COMMENT_LENGTH} characters.`)
    // Postgres stores no null characters in text.
    .refine((text) => !text.includes("\u0000"), "Please remove the unreadable character."),
});
