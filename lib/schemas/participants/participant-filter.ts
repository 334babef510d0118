import { z } from "zod";
import { FLAG_KINDS } from "@/lib/study/quality/quality-flags";
import { PARTICIPANT_STATES } from "@/lib/views/participants/listed-participant";

/** From the query of the list of participants. Anything else means all. */
export const participantFilterSchema = z.object({
  state: z.enum(PARTICIPANT_STATES).optional().catch(undefined),
  excluded: z.enum(["yes", "no"]).optional().catch(undefined),
  flag: z.enum(FLAG_KINDS).optional().catch(undefined),
});
export type ParticipantFilter = z.infer<typeof participantFilterSchema>;
