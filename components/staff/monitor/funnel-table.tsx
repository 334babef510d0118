import { Table } from "@/components/staff/shell/table";
import { TableHead } from "@/components/staff/shell/table-head";
import { formatCount, formatPercent } from "@/lib/format";
import type { MonitorView } from "@/lib/views/monitor/monitor";

/** How far people come, from the link to the end, and at which page they stop. */
export function FunnelTable({ funnel }: Pick<MonitorView, "funnel">) {
  const consented = funnel[1]?.reached ?? 0;
  if (consented === 0) return null;
  const most = Math.max(1, ...funnel.map(({ reached }) => reached));
  return (
    <Table caption="From the link to the end, without those who were erased">
      <TableHead name="Step" numbers={["Reached", "Of those who consented", "Stopped here"]} />
      <tbody>
        {funnel.map(({ name, reached, stopped }, place) => (
          <tr key={name}>
            <th scope="row" className="font-normal!">
              {name}
              <span
                aria-hidden
                className="mt-0.5 block h-1.5 bg-accent"
                style={{ width: `${(100 * reached) / most}%` }}
              />
            </th>
            <td className="text-right">{formatCount(reached)}</td>
            <td className="text-right">
              {place === 0 ? "–" : formatPercent(reached / consented, 0)}
            </td>
            <td className="text-right">{stopped === null ? "–" : formatCount(stopped)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
