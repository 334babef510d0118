import { StaffLink } from "@/components/staff/shell/staff-link";
import { Table } from "@/components/staff/shell/table";
import { TableHead } from "@/components/staff/shell/table-head";
import { formatCount } from "@/lib/format";
import { FLAG_KINDS } from "@/lib/study/quality/quality-flags";
import type { MonitorView } from "@/lib/views/monitor/monitor";
import { FLAG_LIMITS, FLAG_WORDS } from "@/lib/views/participants/say-flag";

/** How many participants have each quality flag; who may see them finds them by it. */
export function FlagCounts({
  flags,
  consented,
  list,
}: Pick<MonitorView, "flags" | "consented"> & {
  /** The address of the list of participants; null for who may not see it. */
  list: string | null;
}) {
  const found = FLAG_KINDS.filter((kind) => flags[kind] > 0);
  if (found.length === 0) {
    return consented > 0 ? <p className="text-soft">No participant has a quality flag.</p> : null;
  }
  return (
    <Table caption="Quality flags: where to look. They leave nobody out">
      <TableHead name="Flag" numbers={[`Participants of ${formatCount(consented)}`]} />
      <tbody>
        {found.map((kind) => (
          <tr key={kind}>
            <th scope="row" className="font-normal!">
              {list ? (
                <StaffLink href={`${list}?flag=${kind}`}>{FLAG_WORDS[kind]}</StaffLink>
              ) : (
                FLAG_WORDS[kind]
              )}
              <span className="text-soft"> {FLAG_LIMITS[kind]}</span>
            </th>
            <td className="text-right">{formatCount(flags[kind])}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
