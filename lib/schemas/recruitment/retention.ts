import { z } from "zod";

/** From which day on recruiters' ids are erased; empty: no day is set. */
export const retentionSchema = z.object({
  eraseOn: z.union([z.literal(""), z.iso.date("A day, as in 2027-03-31.")]),
});
