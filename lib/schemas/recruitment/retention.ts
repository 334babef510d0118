import { z } from "zod";
import { day } from "@/lib/schemas/shared/dates";

/** From which day on recruiters' ids are erased; empty: no day is set. */
export const retentionSchema = z.object({
  eraseOn: z.union([z.literal(""), day("A day, as in 2027-03-31.")]),
});
