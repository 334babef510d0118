import type { BundleDescription, FailedChecks } from "@/lib/exporters/bundle/bundle-description";
import type { FailedCheck } from "@/lib/study/quality/quality-checks";
import { counted, listed } from "./say-statistic";

const CHECK_WORDS: Record<FailedCheck, string> = {
  "straight-lining": "for one and the same answer throughout",
  speed: "for answers faster than the statements can be read",
};

/** Whom the analysis set leaves out beside those excluded by decision, and why; empty where all are in. */
export function sayLeftOut(
  { people, filters: { set } }: Pick<BundleDescription, "people" | "filters">,
  failedChecks: FailedChecks | null,
): string {
  if (set !== "completed" && set !== "checked") return "";
  const { notCompleted, failedAttention } = people.outsideSets;
  const reasons = [`${notCompleted} for not completing`];
  if (set === "checked") reasons.push(`${failedAttention} for failed attention checks`);
  if (failedChecks) reasons.push(sayFailed(failedChecks));
  return `Of those not excluded, the analysis set “${set}” leaves out ${listed(reasons)}.`;
}

function sayFailed({ participants, byCheck }: FailedChecks): string {
  const checks = Object.entries(CHECK_WORDS).map(
    ([check, words]) => `${byCheck[check as FailedCheck] ?? 0} ${words}`,
  );
  const all = Object.values(byCheck).reduce((sum, number) => sum + number, 0);
  const several =
    all > participants ? `, ${counted(all - participants, "person", "people")} for both` : "";
  return `${participants} for failed checks of data quality (${checks.join(", ")}${several})`;
}
