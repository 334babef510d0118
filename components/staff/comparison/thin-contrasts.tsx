import { numberCell } from "@/components/staff/shell/data-cells";
import { type DataCell, type DataRow, DataTable } from "@/components/staff/shell/data-table";
import { type ComparisonView, captionOf } from "@/lib/comparison/comparison-view";
import type { FittedVariable } from "@/lib/comparison/fit-comparison";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatEstimate } from "@/lib/format";
import { isEstimate } from "@/lib/stats/numeric/outcome";

/** What can be said of pairs where answers separate methods, so that an odds ratio has no finite estimate. */
export function ThinContrasts({
  view,
  variables,
}: {
  view: ComparisonView;
  variables: FittedVariable[];
}) {
  const thin = variables.flatMap(({ key, headline }) =>
    headline.thin ? [{ key, pairs: headline.thin, level: headline.level }] : [],
  );
  if (thin.length === 0) return null;
  return (
    <div className="space-y-2">
      <p className="max-w-[66ch]">
        Some answers separate methods, so that an odds ratio has no finite estimate. The profile
        interval says what can be ruled out; the penalised estimate (log-F penalties on the
        contrasts) is always finite. Both ignore that ratings of one participant belong together.
      </p>
      <DataTable
        caption={captionOf(view, "Separated contrasts: log odds ratios")}
        file={`${view.slug}-separated`}
        rowName="Second against first method"
        groupName="Construct"
        columns={[
          { name: "Estimate" },
          { name: "Profile interval", parts: ["lower", "upper"] },
          { name: "Penalised" },
          { name: "Penalised interval", parts: ["penalised lower", "penalised upper"] },
        ]}
        groups={thin.map(({ key, pairs, level }) => ({
          name: key,
          note: `intervals of ${Number((100 * (1 - level)).toFixed(2))}%, each for itself`,
          rows: pairs.map(({ first, second, profile, penalised }): DataRow => {
            const name = `${view.methods[second]?.label} against ${view.methods[first]?.label}`;
            if (!isEstimate(profile) && !isEstimate(penalised)) {
              return { name, cells: { unavailable: sayUnavailable(profile) } };
            }
            const of = isEstimate(profile) ? profile : null;
            const weak = isEstimate(penalised) ? penalised : null;
            return {
              name,
              cells: [
                endsCell([of?.estimate ?? null]),
                endsCell([of?.lower ?? null, of?.upper ?? null]),
                numberCell(weak?.estimate ?? null),
                endsCell([weak?.lower ?? null, weak?.upper ?? null]),
              ],
            };
          }),
        }))}
      />
    </div>
  );
}

/** Ends that may be infinite; a file says so in a word. */
function endsCell(ends: (number | null)[]): DataCell {
  const word = (end: number | null, infinite: string) => {
    if (end === null) return "–";
    if (Number.isFinite(end)) return formatEstimate(end);
    return end > 0 ? infinite : `−${infinite}`;
  };
  return {
    values: ends.map((end) =>
      end === null || Number.isFinite(end) ? end : end > 0 ? "Infinity" : "-Infinity",
    ),
    shown: ends.map((end) => word(end, "∞")).join(" to "),
  };
}
