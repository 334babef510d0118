import { planStanding } from "@/lib/comparison/analysis-plan/plan-standing";
import { analysisPlanOf } from "@/lib/exporters/bundle/analysis-plan-of";
import type { BundleDescription } from "@/lib/exporters/bundle/bundle-description";

/** Whether the study has an analysis plan from before it opened, and each deviation from it. */
export function sayPlan(description: Pick<BundleDescription, "protocols" | "study">): string {
  const plan = analysisPlanOf(description);
  const deviations = plan.deviations.map(
    ({ version, at, reason, changes }) =>
      `Deviation in version ${version} (${at.slice(0, 10)}): ${changes.join("; ")}. Reason: ${reason || "none recorded"}.`,
  );
  return [planStanding(plan), ...deviations].join("\n\n");
}
