import { AccuracyFigure } from "@/components/charts/accuracy-figure";
import type { AccuracyMean } from "@/components/charts/accuracy-types";
import { countCell, intervalCell, numberCell, pCell } from "@/components/staff/data-cells";
import { type DataGroup, type DataRow, DataTable } from "@/components/staff/data-table";
import { type ComparisonView, captionOf, labelsOf, namePair } from "@/lib/figures/comparison-view";
import { type DescribedAccuracy, OUTLIER_RULE } from "@/lib/figures/describe-accuracy";
import type { DescribedAnswers } from "@/lib/figures/describe-answers";
import { sayUnavailable } from "@/lib/figures/say-unavailable";
import { formatCount, formatPercent } from "@/lib/format";
import type { RunsDescription } from "@/lib/stats/describe-runs";
import { isEstimate, type Outcome } from "@/lib/stats/outcome";
import type { TwoWayAnova } from "@/lib/stats/two-way-anova";

/** The other half of the comparison: how accurate the students are. */
export function PerformanceSection({ view }: { view: ComparisonView }) {
  const { runs, answers } = view.performance;
  return (
    <section aria-labelledby="performance" className="space-y-8">
      <h2 id="performance" className="font-serif text-[1.2rem]">
        Performance
      </h2>
      {runs ? (
        <Runs view={view} runs={runs} />
      ) : (
        <p className="max-w-[66ch] text-soft">
          No test accuracy of a model run is stored. Import the file of accuracies, and they stand
          here by method and model size.
        </p>
      )}
      {answers ? <Answers view={view} answers={answers} /> : null}
    </section>
  );
}

const SETS = [
  ["withOutliers", "All runs"],
  ["withoutOutliers", "Without outliers"],
] as const;

export function meanOf(outcome: Outcome<RunsDescription>): AccuracyMean | null {
  if (!isEstimate(outcome)) return null;
  const { mean, n, spread } = outcome;
  return { mean, n, interval: isEstimate(spread) ? [spread.lower, spread.upper] : null };
}

function Runs({ view, runs }: { view: ComparisonView; runs: DescribedAccuracy }) {
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
          "Table 10. Pairs of methods within each model size: Tukey's test on accuracy",
        )}
        file={`${view.slug}-accuracy-tukey`}
        rowName="Second minus first method"
        groupName="Model size and set"
        columns={[
          { name: "Difference" },
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
                    `Tukey's test within the model size ${label}; ${countRuns(cells, set)} model runs; adjusted over its pairs.`,
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

function percentCell(proportion: number) {
  return { values: [proportion], shown: (100 * proportion).toFixed(3) };
}

function percentInterval(interval: readonly [number, number] | null) {
  const cell = intervalCell(interval && [100 * interval[0], 100 * interval[1]], 2);
  return { values: interval ? [...interval] : [null, null], shown: cell.shown };
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

function Answers({ view, answers }: { view: ComparisonView; answers: DescribedAnswers }) {
  return (
    <>
      <DataTable
        caption={captionOf(
          view,
          "Table 11. Right answers of the students whose explanations are rated",
        )}
        file={`${view.slug}-answers-accuracy`}
        rowName="Method"
        columns={[
          { name: "Questions" },
          { name: "Right" },
          { name: "95 % Wilson interval", parts: ["lower", "upper"] },
        ]}
        groups={[
          {
            name: null,
            rows: view.methods.map(({ label }, method): DataRow => {
              const outcome = answers.accuracy[method];
              if (!outcome || !isEstimate(outcome)) {
                const unavailable = outcome ? sayUnavailable(outcome) : "there are no answers";
                return { name: label, cells: { unavailable } };
              }
              return {
                name: label,
                cells: [
                  countCell(outcome.n),
                  { values: [outcome.proportion], shown: formatPercent(outcome.proportion) },
                  percentInterval([outcome.lower, outcome.upper]),
                ],
              };
            }),
          },
        ]}
      />
      <DataTable
        caption={captionOf(
          view,
          "Table 12. The same between methods, on questions that both answered: McNemar's exact test",
        )}
        file={`${view.slug}-mcnemar`}
        rowName="Second minus first method"
        columns={[
          { name: "Questions" },
          { name: "Only one right" },
          { name: "Difference, points" },
          { name: "p" },
        ]}
        groups={[
          {
            name: null,
            rows: answers.pairs.map((pair): DataRow => {
              const name = namePair(view, pair);
              if (!isEstimate(pair)) return { name, cells: { unavailable: sayUnavailable(pair) } };
              return {
                name,
                cells: [
                  countCell(pair.n),
                  countCell(pair.discordant),
                  percentCell(pair.difference),
                  pCell(
                    pair.p,
                    `McNemar's exact test, two-sided, on the ${pair.discordant} questions that one of the two alone got right; not adjusted over pairs.`,
                  ),
                ],
              };
            }),
          },
        ]}
      />
    </>
  );
}
