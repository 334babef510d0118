import { MeansFigure } from "@/components/charts/means-figure";
import {
  countCell,
  intervalCell,
  missingCell,
  numberCell,
} from "@/components/staff/shell/data-cells";
import { type DataRow, DataTable } from "@/components/staff/shell/data-table";
import {
  type ComparedVariable,
  type ComparisonView,
  captionOf,
  labelsOf,
  reachOf,
} from "@/lib/comparison/comparison-view";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { summariseMeans } from "@/lib/comparison/summarise-comparison";
import { nameDescriptives } from "@/lib/programs/r/write-descriptives";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { AskRChoice } from "./ask-r-choice";
import { scriptsOf } from "./r-choices";

/** The means with their intervals: the paper's figure, and its numbers. */
export function MeansSection({ view }: { view: ComparisonView }) {
  const labels = labelsOf(view);
  const bootstrapOf = ({ fitted }: ComparedVariable, method: number) => {
    const mean = fitted?.bootstrap.means[method];
    return mean && isEstimate(mean) ? mean : null;
  };
  return (
    <MeansFigure
      title="Figure 1. Mean ratings with 95 % intervals"
      origin={view.origin}
      summary={summariseMeans(
        view.variables.map(({ counted }) => counted),
        labels,
      )}
      methods={labels}
      scale={reachOf(view.variables)}
      groups={view.variables.map((variable) => ({
        label: variable.counted.key,
        points: variable.counted.described.map((outcome, method) => {
          if (!isEstimate(outcome)) return null;
          const bootstrap = bootstrapOf(variable, method);
          return {
            mean: outcome.mean,
            interval: bootstrap ? [bootstrap.lower, bootstrap.upper] : null,
          };
        }),
      }))}
      table={
        <DataTable
          caption={captionOf(view, "Table 1. Ratings by construct and method")}
          file={`${view.slug}-means`}
          rowName="Method"
          groupName="Construct"
          columns={[
            { name: "Ratings, n" },
            { name: "Participants" },
            { name: "Mean" },
            { name: "SD" },
            { name: "Median" },
            { name: "95 % bootstrap", parts: ["lower", "upper"] },
            { name: "95 % BCa", parts: ["BCa lower", "BCa upper"] },
            { name: "95 % t, as if independent", parts: ["t lower", "t upper"] },
          ]}
          groups={view.variables.map((variable) => ({
            name: variable.counted.key,
            note: noteOf(variable),
            rows: view.methods.map((method, place) =>
              rowOf(method.label, variable, place, bootstrapOf(variable, place)),
            ),
          }))}
        >
          <AskRChoice
            r={view.r}
            choices={scriptsOf(view, "descriptives", (methods, { counted }) =>
              nameDescriptives(methods, counted.described),
            )}
          />
        </DataTable>
      }
    />
  );
}

/** What a construct asks, or that Quality is made of the others. */
export function noteOf({ counted, reversed }: ComparedVariable): string | undefined {
  if (counted.isRowMean) return "row mean of the constructs";
  const words = [
    counted.statement ? `“${counted.statement}”` : "",
    reversed ? "reverse-scored: answers are turned around" : "",
  ];
  return words.filter((part) => part !== "").join(", ") || undefined;
}

type Bootstrap = Extract<
  NonNullable<ComparedVariable["fitted"]>["bootstrap"]["means"][number],
  { kind: "estimate" }
>;

function rowOf(
  name: string,
  { counted, fitted }: ComparedVariable,
  place: number,
  bootstrap: Bootstrap | null,
): DataRow {
  const described = counted.described[place];
  if (!described) return { name, cells: { unavailable: "there is no such method" } };
  if (!isEstimate(described)) return { name, cells: { unavailable: sayUnavailable(described) } };
  const { n, mean, median, spread } = described;
  const outcome = fitted?.bootstrap.means[place];
  const without =
    outcome && !isEstimate(outcome) ? sayUnavailable(outcome) : "it is being computed";
  return {
    name,
    cells: [
      countCell(n),
      bootstrap ? countCell(bootstrap.participants) : numberCell(null),
      numberCell(mean, 4),
      isEstimate(spread) ? numberCell(spread.sd, 4) : missingCell(sayUnavailable(spread)),
      numberCell(median, 2),
      bootstrap ? intervalCell([bootstrap.lower, bootstrap.upper]) : missingCell(without, 2),
      bootstrap && isEstimate(bootstrap.bca)
        ? intervalCell([bootstrap.bca.lower, bootstrap.bca.upper])
        : intervalCell(null),
      isEstimate(spread) ? intervalCell([spread.lower, spread.upper]) : intervalCell(null),
    ],
  };
}
