import { z } from "zod";
import { FLAG_KINDS } from "@/lib/study/quality/quality-flags";
import { REASON_LENGTH } from "./erasure";

/** Why staff decide so; it stays in the decision and in the audit log, so it must not name the person. */
const reason = z
  .string()
  .trim()
  .min(1, "Say why.")
  .max(REASON_LENGTH, `At most ${REASON_LENGTH} characters.`);

/** Leaves a participant out of the analyses, or takes them in again. */
export const exclusionSchema = z.object({
  action: z.enum(["EXCLUDE", "REINSTATE"]),
  reason,
});
export type ExclusionDecision = z.infer<typeof exclusionSchema>;

const flags = z.preprocess(
  (value) => (Array.isArray(value) ? value : [value]),
  z.array(z.enum(FLAG_KINDS)).min(1, "Choose a flag."),
);

/** Whom a rule matches: who has any, or all, of these quality flags. */
export const exclusionRuleSchema = z.object({
  flags,
  match: z.enum(["any", "all"]),
});
export type ExclusionRule = z.infer<typeof exclusionRuleSchema>;

/** From the query of the page: the rule that is looked at; undefined without one. */
export const askedRuleSchema = exclusionRuleSchema.optional().catch(undefined);

/** Excludes all whom the rule matches, as they were shown: `matched` tells that they are still the same. */
export const ruleExclusionSchema = exclusionRuleSchema.extend({
  reason,
  matched: z.string().max(64),
});
