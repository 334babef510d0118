import type { TradeOffPoint } from "@/components/charts/trade-off-chart";
import { TradeOffFigure } from "@/components/charts/trade-off-figure";
import { intervalCell, numberCell } from "@/components/staff/shell/data-cells";
import { DataTable } from "@/components/staff/shell/data-table";
import { type ComparisonView, captionOf, reachOf } from "@/lib/comparison/comparison-view";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { meanOf } from "./accuracy-runs";

/** Accuracy against explainability: one figure for each model size, or for the study's own answers. */
export function TradeOffSection({ view }: { view: ComparisonView }) {
  const { runs, answers } = view.performance;
  const rated = view.variables.at(-1);
  if (!rated) return null;
  const ratings = view.methods.map((_, method) => {
    const mean = rated.fitted?.bootstrap.means[method];
    if (mean && isEstimate(mean)) {
      return { mean: mean.mean, interval: [mean.lower, mean.upper] as [number, number] };
    }
    const described = rated.counted.described[method];
    return described && isEstimate(described) ? { mean: described.mean, interval: null } : null;
  });
  const accuracies = runs
    ? runs.sizes.map(({ label, cells }) => ({
        label: `Test accuracy, ${label}`,
        means: cells.map((cell) => meanOf(cell.withOutliers)),
      }))
    : answers
      ? [
          {
            label: "Right answers on the rated questions",
            means: answers.accuracy.map((outcome) =>
              isEstimate(outcome)
                ? {
                    mean: outcome.proportion,
                    interval: [outcome.lower, outcome.upper] as [number, number],
                  }
                : null,
            ),
          },
        ]
      : [];
  if (accuracies.length === 0) return null;
  return (
    <section aria-labelledby="trade-off" className="space-y-8">
      <h2 id="trade-off" className="font-serif text-[1.2rem]">
        Accuracy against explainability
      </h2>
      {accuracies.map(({ label, means }, place) => {
        const points = view.methods.flatMap((method, index): TradeOffPoint[] => {
          const [accuracy, rating] = [means[index], ratings[index]];
          return accuracy && rating
            ? [{ method: index, label: method.label, accuracy, rating }]
            : [];
        });
        const key = rated.counted.key;
        return (
          <TradeOffFigure
            key={label}
            title={`Figure 5${"abcdefgh"[place] ?? ""}. ${label}, against mean ${key}`}
            origin={view.origin}
            summary={summarise(points, key)}
            points={points}
            scale={reachOf([rated])}
            accuracyLabel={label}
            ratingLabel={`Mean ${key}`}
            data={{
              name: `${view.slug}-accuracy-against-ratings-${place + 1}`,
              columns: [
                "method",
                "accuracy",
                "accuracy lower",
                "accuracy upper",
                "rating",
                "rating lower",
                "rating upper",
              ],
              rows: points.map((point) => [
                point.label,
                point.accuracy.mean,
                ...(point.accuracy.interval ?? [null, null]),
                point.rating.mean,
                ...(point.rating.interval ?? [null, null]),
              ]),
            }}
            table={
              <DataTable
                caption={captionOf(view, `${label}, and mean ${key}`)}
                file={`${view.slug}-trade-off-${place + 1}`}
                rowName="Method"
                columns={[
                  { name: "Accuracy, %" },
                  { name: "95 % interval", parts: ["accuracy lower", "accuracy upper"] },
                  { name: `Mean ${key}` },
                  { name: "95 % interval of the mean", parts: ["rating lower", "rating upper"] },
                ]}
                groups={[
                  {
                    name: null,
                    rows: points.map(({ label: name, accuracy, rating }) => ({
                      name,
                      cells: [
                        numberCell(100 * accuracy.mean, 2),
                        intervalCell(
                          accuracy.interval && [
                            100 * accuracy.interval[0],
                            100 * accuracy.interval[1],
                          ],
                        ),
                        numberCell(rating.mean, 3),
                        intervalCell(rating.interval),
                      ],
                    })),
                  },
                ]}
              />
            }
          />
        );
      })}
    </section>
  );
}

function summarise(points: TradeOffPoint[], rating: string): string {
  const top = (of: (point: TradeOffPoint) => number) =>
    points.toSorted((a, b) => of(b) - of(a))[0]?.label;
  const accurate = top((point) => point.accuracy.mean);
  const rated = top((point) => point.rating.mean);
  if (!accurate || !rated) return "No method has both figures yet.";
  if (accurate === rated) return `${accurate} has the highest accuracy and the highest ${rating}.`;
  return `${accurate} has the highest accuracy, ${rated} the highest ${rating}.`;
}
