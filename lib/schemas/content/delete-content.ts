import { z } from "zod";

const method = z.string().min(1).max(100);

/** What is deleted of a draft's content at once; a method is named by its key. */
export const deleteContentSchema = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("explanations"), method }),
  z.strictObject({ what: z.literal("accuracy-runs"), method }),
  z.strictObject({ what: z.literal("unexplained-questions") }),
]);
export type DeleteContentInput = z.infer<typeof deleteContentSchema>;
