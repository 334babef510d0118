import { z } from "zod";
import { readProlificStatus } from "@/lib/study/recruitment/prolific-status";

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** What Prolific's server tells of a submission (`submission.status.change`). */
export const submissionMessageSchema = z.object({
  event_type: z.literal("submission.status.change"),
  /** The submission: SESSION_ID of its link. */
  resource_id: id,
  participant_id: id,
  status: z.string().max(40).transform(readProlificStatus),
});
export type SubmissionMessage = z.infer<typeof submissionMessageSchema>;

/** Any message of it: which kind it is. */
export const anyMessageSchema = z.object({ event_type: z.string().min(1).max(64) });
