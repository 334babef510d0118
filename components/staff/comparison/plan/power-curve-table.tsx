import { Table } from "@/components/staff/shell/table";
import { TableHead } from "@/components/staff/shell/table-head";
import type { SeededPlan } from "@/lib/comparison/plan/plan-request";
import { formatCount, formatEstimate, formatPercent } from "@/lib/format";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import type { StudyPlan } from "@/lib/stats/power/plan-study";

/** Power with fewer and with more participants, everything else alike. */
export function PowerCurveTable({
  asked,
  curve,
}: {
  asked: SeededPlan;
  curve: StudyPlan["curve"];
}) {
  return (
    <Table
      caption={`Power by number of participants, n = ${formatCount(asked.simulations)} simulated studies each, seed “${asked.seed}”`}
    >
      <TableHead
        name="Participants"
        numbers={["Power", "Monte Carlo interval", "Log odds ratio, ±", "Without estimate"]}
      />
      <tbody>
        {curve.map(({ participants, power }) => {
          const own = participants === asked.design.participants;
          return (
            <tr key={participants} className={own ? "bg-quiet" : ""}>
              <th scope="row" className={own ? "" : "font-normal!"}>
                {formatCount(participants)}
                {own ? " (as planned)" : ""}
              </th>
              <td className="text-right">
                <span
                  aria-hidden="true"
                  className="mr-3 inline-block h-2 w-20 overflow-hidden bg-line align-middle max-sm:hidden"
                >
                  <span
                    className="block h-full bg-accent"
                    style={{ width: `${100 * power.power}%` }}
                  />
                </span>
                {formatPercent(power.power)}
              </td>
              <td className="text-right">
                {formatPercent(power.lower)} to {formatPercent(power.upper)}
              </td>
              <td className="text-right">
                {isEstimate(power.contrast) ? formatEstimate(power.contrast.halfWidth) : "–"}
              </td>
              <td className="text-right">{formatPercent(power.withoutEstimate)}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
