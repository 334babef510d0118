import type { SeededPlan } from "@/lib/comparison/plan/plan-request";
import type { StudyPlan } from "@/lib/stats/power/plan-study";

/** What the page asks of the worker. */
export type PlanQuestion = SeededPlan;

/** What the worker tells the page. */
export type PlanAnswer =
  /** Between 0 and 1. */
  { kind: "progress"; share: number } | { kind: "plan"; plan: StudyPlan };
