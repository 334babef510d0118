import { Table } from "@/components/staff/shell/table";
import { TableHead } from "@/components/staff/shell/table-head";
import { formatCount } from "@/lib/format";
import type { MethodOverlap } from "@/lib/views/content/content";

/** Of how many questions two methods have an explanation both. */
export function OverlapTable({ overlap: { labels, shared } }: { overlap: MethodOverlap }) {
  if (labels.length < 2) return null;
  return (
    <Table caption="Questions that two methods share">
      <TableHead name="Method" numbers={labels} />
      <tbody>
        {labels.map((label, row) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {labels.map((other, column) => (
              <td key={other} className={`text-right ${row === column ? "text-soft" : ""}`}>
                {formatCount(shared[row]?.[column] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
