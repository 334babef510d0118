import { z } from "zod";
import { ANALYSIS_SETS } from "@/lib/comparison/analysis-set";

/** From the query of the comparison: whose responses are compared. Anything else means all. */
export const analysisSetSchema = z.object({ set: z.enum(ANALYSIS_SETS).catch("all") });

/** The same, with the noted look by which the tests of a running study are shown. */
export const comparePageSchema = analysisSetSchema.extend({
  look: z.uuid().nullable().catch(null),
});
