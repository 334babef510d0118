import { AccuracyFigure } from "@/components/charts/accuracy-figure";
import type { AccuracyMean } from "@/components/charts/accuracy-types";
import { countCell, numberCell, pCell } from "@/components/staff/shell/data-cells";
import { type DataGroup, type DataRow, DataTable } from "@/components/staff/shell/data-table";
import {
  type ComparisonView,
  captionOf,
  labelsOf,
  namePair,
} from "@/lib/comparison/comparison-view";
import { type DescribedAccuracy, OUTLIER_RULE } from "@/lib/comparison/describe-accuracy";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatCount } from "@/lib/format";
import type { RunsDescription } from "@/lib/stats/descriptive/describe-runs";
import type { TwoWayAnova } from "@/lib/stats/linear/two-way-anova";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { percentCell, percentInterval } from "./percent-cells";

const SETS = [
  ["withOutliers", "All runs"],
  ["withoutOutliers", "Without outliers"],
] as const;

export function meanOf(outcome: Outcome<RunsDescription>): AccuracyMean | null {
  if (!isEstimate(outcome)) return null;
  const { mean, n, spread } = outcome;
  return { mean, n, interval: isEstimate(spread) ? [spread.lower, spread.upper] : null };
}

/** Accuracy over model runs: the figure, its table, the analysis of variance, the pairs. */
export function AccuracyRuns({ view, runs }: { view: ComparisonView; runs: DescribedAccuracy }) {
  const all = runs.sizes.flatMap(({ cells }) => cells.flatMap((cell) => cell.runs));
  const total = formatCount(all.length);
  const outliers = `${runs.outliers} of ${total} runs ${runs.outliers === 1 ? "is an outlier" : "are outliers"}`;
  return (
    <>
      <AccuracyFigure
        title="Figure 4. Test accuracy by method and model size"
        origin={view.origin}
        rule={OUTLIER_RULE}
        summaries={{
          withOutliers: `Means over all ${total} runs, with 95 % t intervals; ${outliers} by the rule and drawn hollow.`,
          withoutOutliers: `Means without the outliers, with 95 % t intervals; ${outliers} by the rule, and still drawn.`,
        }}
        methods={labelsOf(view)}
        sizes={runs.sizes.map(({ label, cells }) => ({
          label,
          cells: cells.map((cell) => ({
            runs: cell.runs,
            withOutliers: meanOf(cell.withOutliers),
            withoutOutliers: meanOf(cell.withoutOutliers),
          })),
        }))}
        data={{
          name: `${view.slug}-accuracy-runs`,
          columns: ["modelSize", "method", "run", "accuracy", "outlier"],
          rows: runs.sizes.flatMap(({ label, cells }) =>
            cells.flatMap((cell, method) =>
              cell.runs.map((run) => [
                label,
                view.methods[method]?.label ?? null,
                run.label,
                run.accuracy,
                String(run.isOutlier),
              ]),
            ),
          ),
        }}
        table={
          <DataTable
            caption={captionOf(view, "Table 8. Accuracy over model runs, in per cent")}
            file={`${view.slug}-accuracy`}
            rowName="Method"
            groupName="Model size and set"
            columns={[
              { name: "Runs" },
              { name: "Mean" },
              { name: "SD" },
              { name: "SE" },
              { name: "95 % t interval", parts: ["lower", "upper"] },
            ]}
            groups={runs.sizes.flatMap(({ label, cells }) =>
              SETS.map(([set, words]) => ({
                name: `${label} · ${words}`,
                rows: cells.map((cell, method) =>
                  runsRow(view.methods[method]?.label ?? "", cell[set]),
                ),
              })),
            )}
          />
        }
      />
      <DataTable
        caption={captionOf(
          view,
          "Table 9. Accuracy by method and model size: two-way analysis of variance, type II",
        )}
        file={`${view.slug}-accuracy-anova`}
        rowName="Effect"
        groupName="Runs"
        columns={[{ name: "Sum of squares" }, { name: "df" }, { name: "F" }, { name: "p" }]}
        groups={SETS.map(([set, words]) => anovaGroup(words, runs.anova[set]))}
      />
      <DataTable
        caption={captionOf(
          view,
          "Table 10. Pairs of methods within each model size: Tukey’s test on accuracy",
        )}
        file={`${view.slug}-accuracy-tukey`}
        rowName="Second minus first method"
        groupName="Model size and set"
        columns={[
          { name: "Difference, points", parts: ["difference"] },
          { name: "95 % interval", parts: ["lower", "upper"] },
          { name: "p" },
        ]}
        groups={runs.sizes.flatMap(({ label, cells, tukey }) =>
          SETS.map(([set, words]) => ({
            name: `${label} · ${words}`,
            rows: tukey[set].map((pair): DataRow => {
              const name = namePair(view, pair);
              if (!isEstimate(pair)) return { name, cells: { unavailable: sayUnavailable(pair) } };
              return {
                name,
                cells: [
                  percentCell(pair.difference),
                  percentInterval([pair.lower, pair.upper]),
                  pCell(
                    pair.p,
                    `Tukey’s test within the model size ${label}; ${countRuns(cells, set)} model runs; adjusted over its pairs.`,
                  ),
                ],
              };
            }),
          })),
        )}
      />
    </>
  );
}

type Accuracies = DescribedAccuracy["sizes"][number]["cells"];

function countRuns(cells: Accuracies, set: (typeof SETS)[number][0]): number {
  const runs = cells.flatMap((cell) => cell.runs);
  return set === "withOutliers" ? runs.length : runs.filter(({ isOutlier }) => !isOutlier).length;
}

function runsRow(name: string, outcome: Outcome<RunsDescription>): DataRow {
  if (!isEstimate(outcome)) return { name, cells: { unavailable: sayUnavailable(outcome) } };
  const { n, mean, spread } = outcome;
  return {
    name,
    cells: [
      countCell(n),
      percentCell(mean),
      isEstimate(spread) ? percentCell(spread.sd) : numberCell(null),
      isEstimate(spread) ? percentCell(spread.se) : numberCell(null),
      percentInterval(isEstimate(spread) ? [spread.lower, spread.upper] : null),
    ],
  };
}

function anovaGroup(name: string, anova: Outcome<TwoWayAnova>): DataGroup {
  if (!isEstimate(anova)) {
    return { name, rows: [{ name: "All effects", cells: { unavailable: sayUnavailable(anova) } }] };
  }
  const effects = [
    ["Method", anova.column],
    ["Model size", anova.row],
    ["Method × model size", anova.interaction],
  ] as const;
  return {
    name,
    note: `${anova.n} runs; residuals: sum of squares ${anova.residualSquares.toPrecision(6)} on ${anova.residualDf} df`,
    rows: effects.map(([effect, outcome]): DataRow => {
      if (!isEstimate(outcome)) {
        return { name: effect, cells: { unavailable: sayUnavailable(outcome) } };
      }
      const { squares, df, f, p } = outcome;
      return {
        name: effect,
        cells: [
          numberCell(squares, 6),
          { values: [df], shown: String(df) },
          numberCell(f, 4),
          pCell(
            p,
            `F test of a two-way analysis of variance, type II, on ${df} and ${anova.residualDf} df; ${anova.n} model runs; not adjusted.`,
          ),
        ],
      };
    }),
  };
}
