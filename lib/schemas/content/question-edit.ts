import { z } from "zod";

const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, "This is empty.")
    .max(longest, `At most ${longest.toLocaleString("en")} characters.`)
    .refine((value) => !value.includes("\0"), "There is a NUL character, which is no text.");

/** A question of a draft as it is to be, with the texts of its explanations. */
export const questionEditSchema = z
  .object({
    /** The hash of the question as the edit found it. */
    basedOn: z.string().max(64),
    stem: text(10_000),
    /** Each with its place before, from 0, for students' answers follow it; null: it is new. */
    choices: z
      .array(z.object({ was: z.int().min(0).max(9).nullable(), text: text(1000) }))
      .min(2, "A question needs two choices.")
      .max(10, "At most 10 choices.")
      .refine((choices) => {
        const earlier = choices.flatMap(({ was }) => was ?? []);
        return new Set(earlier).size === earlier.length;
      }, "One choice before is two now."),
    /** Null: the right answer is not known. */
    goldIndex: z.int().min(0).max(9).nullable(),
    explanations: z.array(z.object({ id: z.uuid(), text: text(20_000) })).max(1000),
  })
  .refine(({ goldIndex, choices }) => goldIndex === null || goldIndex < choices.length, {
    path: ["goldIndex"],
    message: "The right answer is not among the choices.",
  });
export type QuestionEdit = z.infer<typeof questionEditSchema>;
