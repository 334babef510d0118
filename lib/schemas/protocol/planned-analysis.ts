import { z } from "zod";
import { PLANNED_SAMPLES, PLANNED_SPENDING } from "@/lib/study/protocol/analysis-plan";

const methodKey = z.string().max(200);
const effect = z.number().positive().max(100).nullable();

/** An analysis plan by its form alone; `planProblems` holds it against the rest of the study. */
export const plannedAnalysis = z.strictObject({
  primary: z.string().min(1).max(100),
  contrasts: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("all-pairs") }),
    z.strictObject({ kind: z.literal("baseline"), baseline: methodKey }),
    z.strictObject({
      kind: z.literal("pairs"),
      pairs: z.array(z.strictObject({ first: methodKey, second: methodKey })).max(100),
    }),
  ]),
  sample: z.enum(PLANNED_SAMPLES),
  smallestEffect: effect,
  nonInferiorityMargin: effect,
  alpha: z.number().gt(0).lt(0.5),
  looks: z.array(z.number().int().positive()).max(20),
  spending: z.enum(PLANNED_SPENDING),
});
