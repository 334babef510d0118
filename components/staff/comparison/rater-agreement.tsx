import { countCell, missingCell, numberCell } from "@/components/staff/shell/data-cells";
import { DataTable } from "@/components/staff/shell/data-table";
import { type ComparisonView, captionOf } from "@/lib/comparison/comparison-view";
import type { Agreement } from "@/lib/comparison/describe-agreement";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatPercent } from "@/lib/format";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";

/** Agreement between those who rated the same explanation, or why there is none. */
export function RaterAgreement({
  view,
  agreement,
}: {
  view: ComparisonView;
  agreement: Agreement[];
}) {
  const [first] = agreement;
  if (first && !isEstimate(first.percent)) {
    return (
      <p className="max-w-[66ch] text-soft">
        Agreement between raters (Krippendorff’s alpha, ICC, percent agreement) cannot be computed:{" "}
        {sayUnavailable(first.percent)}.
      </p>
    );
  }
  const figure = <T,>(outcome: Outcome<T>, read: (estimate: T) => number) =>
    isEstimate(outcome) ? numberCell(read(outcome), 4) : missingCell(sayUnavailable(outcome));
  return (
    <DataTable
      caption={captionOf(view, "Table 16. Agreement between those who rated the same explanation")}
      file={`${view.slug}-agreement`}
      rowName="Construct"
      columns={[
        { name: "Explanations" },
        { name: "α, nominal" },
        { name: "α, ordinal" },
        { name: "α, interval" },
        { name: "ICC(1)" },
        { name: "Percent agreement" },
      ]}
      groups={[
        {
          name: null,
          rows: agreement.map(({ construct, nominal, ordinal, interval, icc, percent }) => ({
            name: construct,
            cells: [
              isEstimate(ordinal) ? countCell(ordinal.units) : numberCell(null),
              figure(nominal, ({ alpha }) => alpha),
              figure(ordinal, ({ alpha }) => alpha),
              figure(interval, ({ alpha }) => alpha),
              figure(icc, (estimate) => estimate.icc),
              isEstimate(percent)
                ? { values: [100 * percent.share], shown: formatPercent(percent.share) }
                : missingCell(sayUnavailable(percent)),
            ],
          })),
        },
      ]}
    />
  );
}
