import { z } from "zod";
import { REASON_LENGTH } from "@/lib/schemas/participants/erasure";

/** Takes an explanation out of what new participants are given, or back into it; and why. */
export const retirementSchema = z.object({
  retired: z.boolean(),
  reason: z
    .string()
    .trim()
    .min(1, "Say why.")
    .max(REASON_LENGTH, `At most ${REASON_LENGTH} characters.`),
});
export type RetirementInput = z.infer<typeof retirementSchema>;
