import { countCell, intervalCell, numberCell } from "@/components/staff/shell/data-cells";
import { type DataRow, DataTable } from "@/components/staff/shell/data-table";
import { type ComparisonView, captionOf } from "@/lib/comparison/comparison-view";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { nameCronbachAlpha } from "@/lib/programs/r/write-cronbach-alpha";
import { nameOmega } from "@/lib/programs/r/write-omega";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { AskRChoice } from "./ask-r-choice";
import { scriptOf } from "./r-choices";

/** Cronbach's alpha and McDonald's omega of the row mean, and the constructs within it. */
export function Reliability({
  view,
  scale: { alpha, omega },
}: {
  view: ComparisonView;
  scale: NonNullable<ComparisonView["fitted"]>["scale"];
}) {
  const { data } = view.r;
  const row = (name: string, cells: DataRow["cells"]): DataRow => ({ name, cells });
  const rows: DataRow[] = isEstimate(alpha)
    ? [
        row("Cronbach’s alpha", [
          countCell(alpha.n),
          numberCell(alpha.alpha, 4),
          intervalCell([alpha.lower, alpha.upper], 3),
        ]),
        ...(isEstimate(alpha.standardised)
          ? [
              row("Alpha, standardised", [
                countCell(alpha.n),
                numberCell(alpha.standardised.alpha, 4),
                intervalCell(null),
              ]),
            ]
          : []),
      ]
    : [row("Cronbach’s alpha", { unavailable: sayUnavailable(alpha) })];
  rows.push(
    isEstimate(omega)
      ? row("McDonald’s omega, total", [
          countCell(omega.n),
          numberCell(omega.standardised, 4),
          intervalCell(null),
        ])
      : row("McDonald’s omega, total", { unavailable: sayUnavailable(omega) }),
  );
  return (
    <div className="space-y-8">
      <DataTable
        caption={captionOf(view, "Table 13. Reliability of the row mean")}
        file={`${view.slug}-reliability`}
        rowName="Figure"
        columns={[
          { name: "Responses, n" },
          { name: "Estimate" },
          { name: "95 % interval (Feldt)", parts: ["lower", "upper"] },
        ]}
        groups={[{ name: null, rows }]}
      >
        <AskRChoice
          r={view.r}
          choices={[
            scriptOf(
              view,
              { label: "Cronbach’s alpha", kind: "cronbach-alpha" },
              nameCronbachAlpha(data.constructs, alpha),
            ),
            scriptOf(
              view,
              { label: "McDonald’s omega", kind: "omega" },
              nameOmega(data.constructs, omega),
            ),
          ]}
        />
      </DataTable>
      {isEstimate(alpha) ? (
        <DataTable
          caption={captionOf(view, "Table 13a. The constructs within the scale")}
          file={`${view.slug}-items`}
          rowName="Construct"
          columns={[
            { name: "Alpha without it" },
            { name: "Correlation with the others" },
            { name: "Loading" },
          ]}
          groups={[
            {
              name: null,
              rows: alpha.items.map(({ alphaIfDropped, itemRest }, place) => ({
                name: data.constructs[place] ?? "",
                cells: [
                  numberCell(isEstimate(alphaIfDropped) ? alphaIfDropped.alpha : null, 4),
                  numberCell(isEstimate(itemRest) ? itemRest.correlation : null, 4),
                  numberCell(isEstimate(omega) ? (omega.loadings[place] ?? null) : null, 4),
                ],
              })),
            },
          ]}
        />
      ) : null}
    </div>
  );
}
