import { DistributionFigure } from "@/components/charts/distribution-figure";
import { MeansFigure } from "@/components/charts/means-figure";
import type { ComparedMethod, ComparedVariable } from "@/lib/figures/comparison";
import { summariseAgreement, summariseMeans } from "@/lib/figures/summarise-comparison";
import { isEstimate } from "@/lib/stats/outcome";
import { AnswersTable } from "./answers-table";
import { MeansTable } from "./means-table";

/** The two figures of the comparison, as small plain objects for the charts, with their tables. */
export function ComparisonFigures({
  variables,
  methods,
  answers,
  origin,
}: {
  variables: ComparedVariable[];
  methods: ComparedMethod[];
  answers: string[];
  origin: string | null;
}) {
  const labels = methods.map((method) => method.label);
  const suffix = origin ? ` · ${origin}` : "";
  return (
    <div className="space-y-12">
      <MeansFigure
        title="Figure 1. Mean ratings with 95 % intervals"
        origin={origin}
        summary={summariseMeans(variables, methods)}
        methods={labels}
        scale={[1, answers.length]}
        groups={variables.map(({ key, described, intervals }) => ({
          label: key,
          points: described.map((outcome, method) => {
            const interval = intervals[method];
            if (!isEstimate(outcome)) return null;
            return {
              mean: outcome.mean,
              interval: interval && isEstimate(interval) ? [interval.lower, interval.upper] : null,
            };
          }),
        }))}
        table={
          <MeansTable
            caption={`Table 1. Ratings by construct and method${suffix}`}
            variables={variables}
            methods={methods}
          />
        }
      />
      <DistributionFigure
        title="Figure 2. How often each answer was given"
        origin={origin}
        summary={summariseAgreement(variables, methods)}
        answers={answers}
        groups={variables
          .filter((variable) => !variable.isRowMean)
          .map(({ key, described }) => ({
            label: key,
            rows: described.map((outcome, method) => ({
              method: labels[method] ?? "",
              counts: isEstimate(outcome) ? [...outcome.counts] : answers.map(() => 0),
            })),
          }))}
        table={
          <AnswersTable
            caption={`Table 2. Answers by construct and method${suffix}`}
            variables={variables}
            methods={methods}
            answers={answers}
          />
        }
      />
    </div>
  );
}
