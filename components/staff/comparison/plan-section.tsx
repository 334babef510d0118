import { PlanNextStudy } from "@/components/staff/comparison/plan/plan-next-study";
import type { ComparisonView } from "@/lib/comparison/comparison-view";
import type { FittedConstruct } from "@/lib/comparison/plan/plan-form";
import { isEstimate } from "@/lib/stats/numeric/outcome";

/** How many participants the next study needs, starting from what the models of this one say. */
export function PlanSection({ view }: { view: ComparisonView }) {
  const { fitted } = view;
  if (!fitted) return null;
  return (
    <PlanNextStudy
      fitted={fittedConstructs(view)}
      methods={view.methods.map(({ label }) => ({ label }))}
      constructs={view.r.data.constructs}
      participants={view.size.participants}
      explanationsPerMethod={view.size.explanationsPerMethod}
      completion={view.pilotCompletion}
      origin={view.origin}
    />
  );
}

function fittedConstructs({ variables, methods }: ComparisonView): FittedConstruct[] {
  return variables.flatMap(({ counted, fitted }): FittedConstruct[] => {
    if (fitted?.model.scale !== "ordinal" || !isEstimate(fitted.model.agq)) return [];
    const { coefficients, randomVariance } = fitted.model.agq;
    const effectOf = (group: number) =>
      coefficients.find(({ term }) => term.kind === "effect" && term.group === group)?.estimate ??
      0;
    return [
      {
        construct: counted.key,
        thresholds: coefficients
          .filter(({ term }) => term.kind === "threshold")
          .map(({ estimate }) => estimate),
        effects: methods.map((_, method) => effectOf(method)),
        randomVariance,
      },
    ];
  });
}
