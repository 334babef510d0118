import { DistributionFigure } from "@/components/charts/distribution-figure";
import { countCell } from "@/components/staff/shell/data-cells";
import { DataTable } from "@/components/staff/shell/data-table";
import {
  type ComparedVariable,
  type ComparisonView,
  captionOf,
  labelsOf,
} from "@/lib/comparison/comparison-view";
import { summariseAgreement } from "@/lib/comparison/summarise-comparison";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { groupByScale, sayOption } from "@/lib/study/protocol/construct-scale";
import { noteOf } from "./means-section";

/** How often each answer was given; a figure for each scale that constructs share. */
export function AnswersSection({ view }: { view: ComparisonView }) {
  const constructs = view.variables.filter(({ counted }) => !counted.isRowMean);
  const scales = groupByScale(constructs, ({ answers }) => answers);
  return scales.map((group, place) => (
    <ScaleAnswers
      key={group[0]?.counted.key}
      view={view}
      constructs={group}
      part={scales.length > 1 ? (PARTS[place] ?? "") : ""}
    />
  ));
}

const PARTS = "abcdefghijklmnopqrst";

function ScaleAnswers({
  view,
  constructs,
  part,
}: {
  view: ComparisonView;
  constructs: ComparedVariable[];
  part: string;
}) {
  const answers = constructs[0]?.answers ?? [];
  const countsOf = ({ counted }: ComparedVariable, method: number): number[] => {
    const described = counted.described[method];
    return described && isEstimate(described) ? [...described.counts] : answers.map(() => 0);
  };
  return (
    <DistributionFigure
      title={`Figure 2${part}. How often each answer was given`}
      origin={view.origin}
      summary={summariseAgreement(
        constructs.map(({ counted }) => counted),
        labelsOf(view),
      )}
      answers={answers}
      groups={constructs.map((variable) => ({
        label: variable.counted.key,
        rows: view.methods.map(({ label }, method) => ({
          method: label,
          counts: countsOf(variable, method),
        })),
      }))}
      table={
        <DataTable
          caption={captionOf(view, `Table 2${part}. Answers by construct and method`)}
          file={`${view.slug}-answers${part && `-${part}`}`}
          rowName="Method"
          groupName="Construct"
          columns={[
            ...answers.map((words, index) => ({ name: sayOption(index + 1, words) })),
            { name: "n" },
          ]}
          groups={constructs.map((variable) => ({
            name: variable.counted.key,
            note: noteOf(variable),
            rows: view.methods.map(({ label }, method) => {
              const counts = countsOf(variable, method);
              const n = counts.reduce((sum, count) => sum + count, 0);
              return { name: label, cells: [...counts, n].map(countCell) };
            }),
          }))}
        />
      }
    />
  );
}
