import { Table } from "@/components/staff/shell/table";
import { TableHead } from "@/components/staff/shell/table-head";
import { formatCount } from "@/lib/format";
import { washOf } from "@/lib/views/monitor/fill-cells";
import type { MonitorView } from "@/lib/views/monitor/monitor";

/** How many explanations of each method have how many responses: the deeper, the more of the method. */
export function FillLevels({
  levels,
  methods,
  aim,
}: Pick<MonitorView, "levels" | "methods" | "aim">) {
  if (levels.length === 0 || methods.length === 0) return null;
  const wanted = aim === null ? "" : `; ${formatCount(aim)} are aimed at`;
  return (
    <Table caption={`Explanations by the number of their responses${wanted}`}>
      <TableHead name="Responses" numbers={methods.map(({ label }) => label)} />
      <tbody>
        {levels.map(({ responses, explanations }) => (
          <tr key={responses}>
            <th scope="row" className="font-normal!">
              {formatCount(responses)}
              {aim === null ? null : responses >= aim ? ", full" : `, ${aim - responses} to go`}
            </th>
            {explanations.map((count, place) => {
              const method = methods[place];
              const share = count / Math.max(1, method?.explanations ?? 1);
              return (
                <td
                  key={method?.key}
                  className="pr-3! text-right"
                  style={{ background: washOf(share) }}
                >
                  {formatCount(count)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
