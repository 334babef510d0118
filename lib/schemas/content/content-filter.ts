import { z } from "zod";
import { isStorable } from "@/lib/schemas/shared/unstorable";

const text = z.string().trim().min(1).max(200).refine(isStorable).optional().catch(undefined);

/** From the query of the list of questions. What is none of it means all. */
export const contentFilterSchema = z.object({
  /** Words in the question or in an explanation. */
  text,
  /** A method's key. */
  method: text,
  answered: z.enum(["right", "wrong"]).optional().catch(undefined),
  state: z.enum(["retired", "never-given"]).optional().catch(undefined),
});
export type ContentFilter = z.infer<typeof contentFilterSchema>;
