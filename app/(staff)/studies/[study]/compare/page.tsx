import type { Metadata } from "next";
import { AnalysisSetLinks } from "@/components/staff/analysis-set-links";
import { ComparisonFigures } from "@/components/staff/comparison-figures";
import { ComparisonNotices } from "@/components/staff/comparison-notices";
import { HowComputed } from "@/components/staff/how-computed";
import { KruskalWallisTable } from "@/components/staff/kruskal-wallis-table";
import { PageHeading } from "@/components/staff/page-heading";
import { PairsTable } from "@/components/staff/pairs-table";
import { compareMethods } from "@/lib/figures/compare-methods";
import { describeOrigin } from "@/lib/figures/data-origin";
import { analysisSetSchema } from "@/lib/schemas/analysis-set";
import { loadComparison } from "@/lib/server/viewing/load-comparison";
import { loadScale } from "@/lib/server/viewing/load-scale";
import { requireStudyPage } from "@/lib/server/viewing/require-study-page";

export const metadata: Metadata = { title: "Compare" };

interface Props {
  params: Promise<{ study: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ComparePage({ params, searchParams }: Props) {
  const path = `/studies/${(await params).study}/compare`;
  const { set } = analysisSetSchema.parse(await searchParams);
  const asked = set === "all" ? path : `${path}?set=${set}`;
  const access = await requireStudyPage((await params).study, "view", asked);
  const [loaded, answers] = await Promise.all([loadComparison(access, set), loadScale(access)]);
  const { ratings, sizes, origin, status } = loaded;
  const bootstrap = { replicates: 2000, confidence: 0.95, seed: `${loaded.seed}/bootstrap` };
  const variables = compareMethods(ratings, bootstrap);
  const label = describeOrigin(origin)?.label ?? null;
  const suffix = label ? ` · ${label}` : "";
  const shown = { variables, methods: ratings.methods };
  return (
    <>
      <PageHeading
        place="Compare"
        question="Which method explains better, and how sure are we?"
        origin={origin}
      />
      <div className="space-y-12">
        <div className="space-y-5">
          <AnalysisSetLinks path={path} chosen={set} sizes={sizes} />
          <ComparisonNotices origin={origin} status={status} responses={sizes[set].responses} />
        </div>
        {sizes[set].responses > 0 ? (
          <>
            <ComparisonFigures {...shown} answers={answers} origin={label} />
            <section aria-labelledby="tests" className="space-y-8">
              <HowComputed bootstrap={bootstrap} />
              <KruskalWallisTable
                caption={`Table 3. Kruskal-Wallis test between the methods${suffix}`}
                {...shown}
              />
              <PairsTable
                caption={`Table 4. Pairs of methods: Dunn's test, Vargha and Delaney's A${suffix}`}
                {...shown}
              />
            </section>
          </>
        ) : null}
      </div>
    </>
  );
}
