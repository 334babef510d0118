import { z } from "zod";
import { STUDY_ACTIONS } from "@/lib/study/lifecycle/lifecycle";

/** A step of a study's life. */
export const changeStatusSchema = z.strictObject({
  action: z.enum(STUDY_ACTIONS),
  /** Of the version of the protocol that the page was made with; empty where there is none. */
  hash: z.string().max(64).default(""),
  /** Whether the warnings have been read. */
  confirmed: z.boolean().default(false),
});
export type ChangeStatusInput = z.infer<typeof changeStatusSchema>;
