import { DistributionFigure } from "@/components/charts/distribution-figure";
import { countCell } from "@/components/staff/data-cells";
import { DataTable } from "@/components/staff/data-table";
import { type ComparisonView, captionOf, labelsOf } from "@/lib/figures/comparison-view";
import { summariseAgreement } from "@/lib/figures/summarise-comparison";
import { isEstimate } from "@/lib/stats/outcome";
import { noteOf } from "./means-section";

/** How often each answer was given. */
export function AnswersSection({ view }: { view: ComparisonView }) {
  const { answers } = view;
  const constructs = view.variables.filter(({ counted }) => !counted.isRowMean);
  const countsOf = (place: number, method: number): number[] => {
    const described = constructs[place]?.counted.described[method];
    return described && isEstimate(described) ? [...described.counts] : answers.map(() => 0);
  };
  return (
    <DistributionFigure
      title="Figure 2. How often each answer was given"
      origin={view.origin}
      summary={summariseAgreement(
        constructs.map(({ counted }) => counted),
        labelsOf(view),
      )}
      answers={answers}
      groups={constructs.map(({ counted }, place) => ({
        label: counted.key,
        rows: view.methods.map(({ label }, method) => ({
          method: label,
          counts: countsOf(place, method),
        })),
      }))}
      table={
        <DataTable
          caption={captionOf(view, "Table 2. Answers by construct and method")}
          file={`${view.slug}-answers`}
          rowName="Method"
          groupName="Construct"
          columns={[
            ...answers.map((words, index) => ({
              name: words === String(index + 1) ? words : `${index + 1} ${words}`,
            })),
            { name: "n" },
          ]}
          groups={constructs.map((variable, place) => ({
            name: variable.counted.key,
            note: noteOf(variable),
            rows: view.methods.map(({ label }, method) => {
              const counts = countsOf(place, method);
              const n = counts.reduce((sum, count) => sum + count, 0);
              return { name: label, cells: [...counts, n].map(countCell) };
            }),
          }))}
        />
      }
    />
  );
}
