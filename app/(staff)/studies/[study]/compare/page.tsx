import type { Metadata } from "next";
import { MethodColours } from "@/components/charts/method-colours";
import { AnalysisSetLinks } from "@/components/staff/comparison/analysis-set-links";
import { ComparisonNotices } from "@/components/staff/comparison/comparison-notices";
import { ComparisonReport } from "@/components/staff/comparison/comparison-report";
import { InterimLook } from "@/components/staff/comparison/interim-look";
import { PageHeading } from "@/components/staff/shell/page-heading";
import { planStanding } from "@/lib/comparison/analysis-plan/plan-standing";
import { comparePageSchema } from "@/lib/schemas/comparison/analysis-set";
import { loadComparisonPage } from "@/lib/server/comparison/load-comparison-page";
import { loadAnalysisPlan } from "@/lib/server/protocol/load-analysis-plan";
import { loadMethodColours } from "@/lib/server/shared/load-method-colours";
import { requireStudyPage } from "@/lib/server/shared/require-study-page";
import { isRunning } from "@/lib/study/lifecycle/lifecycle";

export const metadata: Metadata = { title: "Compare" };

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ComparePage({ params, searchParams }: Props) {
  const path = `/studies/${(await params).study}/compare`;
  const { set, look } = comparePageSchema.parse(await searchParams);
  const asked = set === "all" ? path : `${path}?set=${set}`;
  const access = await requireStudyPage((await params).study, "view", asked);
  const [{ comparison, tests, progress, view }, colours, plan] = await Promise.all([
    loadComparisonPage(access, set, look),
    loadMethodColours(access),
    loadAnalysisPlan(access),
  ]);
  const { origin, status, sizes, excluded, failed, seed } = comparison;
  return (
    <>
      <PageHeading
        place="Compare"
        question="Which method explains better, and how sure are we?"
        origin={origin}
      />
      <div className="space-y-12">
        <div className="space-y-5">
          <AnalysisSetLinks
            path={path}
            chosen={set}
            sizes={sizes}
            excluded={excluded}
            failed={failed}
          />
          <p className="max-w-[66ch] text-soft">{planStanding(plan)}</p>
          <ComparisonNotices origin={origin} responses={sizes[set].responses} progress={progress} />
          {isRunning(status) && sizes[set].responses > 0 ? (
            <InterimLook slug={access.slug} set={set} tests={tests} />
          ) : null}
        </div>
        {sizes[set].responses > 0 ? (
          <MethodColours colours={colours}>
            <ComparisonReport view={view} seed={seed} />
          </MethodColours>
        ) : null}
      </div>
    </>
  );
}
