import { planOfVersions } from "@/lib/comparison/analysis-plan/plan-of-versions";
import type { AnalysisPlan } from "@/lib/study/protocol/analysis-plan";
import type { BundleDescription } from "./bundle-description";

/** The plan by which the bundled study is analysed; deviations without the account that made them. */
export function analysisPlanOf({
  protocols,
  study,
}: Pick<BundleDescription, "protocols" | "study">): AnalysisPlan {
  const versions = protocols.flatMap(({ number, hash, openedAt, document, planReason }) =>
    document && openedAt
      ? [
          {
            number,
            hash,
            openedAt,
            protocol: document,
            planChange: planReason ? { reason: planReason, by: null } : null,
          },
        ]
      : [],
  );
  return planOfVersions(versions, study.openedAt);
}
