import { PValueDetails } from "@/components/ui/p-value-details";
import type { ComparisonView } from "@/lib/comparison/comparison-view";
import { AnswersSection } from "./answers-section";
import { AssumptionsSection } from "./assumptions-section";
import { ContrastsSection } from "./contrasts-section";
import { EffectsSection } from "./effects-section";
import { HowComputed } from "./how-computed";
import { LinearModelsSection } from "./linear-models-section";
import { MeansSection } from "./means-section";
import { ModelsSection } from "./models-section";
import { PerformanceSection } from "./performance-section";
import { PlanSection } from "./plan-section";
import { RankTestsSection } from "./rank-tests-section";
import { ScaleSection } from "./scale-section";
import { TradeOffSection } from "./trade-off-section";
import { VerdictSection } from "./verdict-section";

/** The whole comparison, to be read from top to bottom. */
export function ComparisonReport({ view, seed }: { view: ComparisonView; seed: string }) {
  const tests = view.testsShown;
  return (
    <>
      <VerdictSection view={view} />
      <MeansSection view={view} />
      <AnswersSection view={view} />
      {tests && view.fitted ? <ContrastsSection view={view} /> : null}
      {tests ? <ModelsSection view={view} /> : null}
      {tests ? <RankTestsSection view={view} /> : null}
      <PerformanceSection view={view} />
      <TradeOffSection view={view} />
      {tests ? <EffectsSection view={view} /> : null}
      {tests ? <ScaleSection view={view} /> : null}
      {tests ? <AssumptionsSection view={view} /> : null}
      {tests ? <LinearModelsSection view={view} /> : null}
      <HowComputed seed={seed} />
      <PlanSection view={view} />
      <PValueDetails />
    </>
  );
}
