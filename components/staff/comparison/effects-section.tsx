import { LengthFigure } from "@/components/charts/length-figure";
import { OrderFigure } from "@/components/charts/order-figure";
import { countCell, intervalCell, numberCell } from "@/components/staff/shell/data-cells";
import { DataTable } from "@/components/staff/shell/data-table";
import {
  type ComparisonView,
  captionOf,
  labelsOf,
  reachOf,
} from "@/lib/comparison/comparison-view";
import { LENGTH_UNIT, NO_ORDER } from "@/lib/comparison/describe-effects";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatEstimate, formatP } from "@/lib/format";
import type { EffectEstimate } from "@/lib/stats/mixed/linear-mixed-model";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";

/** What else ratings go with: the explanation's length, and where in the order it stood. */
export function EffectsSection({ view }: { view: ComparisonView }) {
  const effects = view.fitted?.effects;
  const variable = view.variables.at(-1);
  if (!effects || !variable) return null;
  const rated = variable.counted.key;
  const scale = reachOf([variable]);
  const ratingLabel = `Mean ${rated}`;
  return (
    <section aria-labelledby="effects" className="space-y-8">
      <h2 id="effects" className="font-serif text-[1.2rem]">
        Length and order
      </h2>
      {effects.length.bins.flat().length > 0 ? (
        <LengthFigure
          title={`Figure 6. ${rated} by length of the explanation`}
          origin={view.origin}
          summary={saySlope(
            effects.length.slope,
            `${LENGTH_UNIT} more characters go`,
            view.testsShown,
          )}
          methods={labelsOf(view)}
          bins={effects.length.bins}
          scale={scale}
          ratingLabel={ratingLabel}
          data={{
            name: `${view.slug}-length`,
            columns: ["method", "from", "to", "n", "mean", "lower", "upper"],
            rows: effects.length.bins.flatMap((bins, method) =>
              bins.map(({ from, to, n, mean, interval }) => [
                view.methods[method]?.label ?? null,
                from,
                to,
                n,
                mean,
                ...(interval ?? [null, null]),
              ]),
            ),
          }}
          table={
            <DataTable
              caption={captionOf(view, `${rated} by length in characters`)}
              file={`${view.slug}-length-table`}
              rowName="Characters"
              groupName="Method"
              columns={MEAN_COLUMNS}
              groups={effects.length.bins.map((bins, method) => ({
                name: view.methods[method]?.label ?? "",
                rows: bins.map(({ from, to, n, mean, interval }) => ({
                  name: `${Math.round(from)} to ${Math.round(to)}`,
                  cells: [countCell(n), numberCell(mean, 3), intervalCell(interval)],
                })),
              }))}
            />
          }
        />
      ) : null}
      {effects.position.means.length > 0 ? (
        <OrderFigure
          title={`Figure 7. ${rated} by the trial’s place in the participant’s order`}
          origin={view.origin}
          summary={saySlope(
            effects.position.slope,
            "one more trial before it goes",
            view.testsShown,
          )}
          points={effects.position.means}
          scale={scale}
          ratingLabel={ratingLabel}
          data={{
            name: `${view.slug}-order`,
            columns: ["position", "n", "mean", "lower", "upper"],
            rows: effects.position.means.map(({ position, n, mean, interval }) => [
              position,
              n,
              mean,
              ...(interval ?? [null, null]),
            ]),
          }}
          table={
            <DataTable
              caption={captionOf(view, `${rated} by position`)}
              file={`${view.slug}-order-table`}
              rowName="Position"
              columns={MEAN_COLUMNS}
              groups={[
                {
                  name: null,
                  rows: effects.position.means.map(({ position, n, mean, interval }) => ({
                    name: String(position),
                    cells: [countCell(n), numberCell(mean, 3), intervalCell(interval)],
                  })),
                },
              ]}
            />
          }
        />
      ) : (
        <p>{NO_ORDER}</p>
      )}
    </section>
  );
}

const MEAN_COLUMNS = [
  { name: "Responses, n" },
  { name: "Mean" },
  { name: "95 % interval, clustered by participant", parts: ["lower", "upper"] },
];

function saySlope(slope: Outcome<EffectEstimate>, step: string, testsShown: boolean): string {
  if (!isEstimate(slope)) return `The slope cannot be estimated: ${sayUnavailable(slope)}.`;
  const { estimate, lower, upper, pValue } = slope;
  const p = testsShown ? `, p ${formatP(pValue).replace(/^(?=[.\d])/, "= ")}` : "";
  return `With the method in the model, ${step} with a difference of ${formatEstimate(estimate, 3)} (95 % interval ${formatEstimate(lower, 3)} to ${formatEstimate(upper, 3)}${p}), in a linear mixed model with an intercept of each participant.`;
}
