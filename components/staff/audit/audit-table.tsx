import { Table } from "@/components/staff/shell/table";
import { formatInstant } from "@/lib/format";
import { type AuditEntryView, sayAction, sayDetail } from "@/lib/views/audit/audit-view";

/** What was read and changed, newest first. */
export function AuditTable({ caption, entries }: { caption: string; entries: AuditEntryView[] }) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">Who</th>
          <th scope="col">Details</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, by, action, detail }) => (
          <tr key={id}>
            <td className="sm:whitespace-nowrap">
              <time dateTime={at}>{formatInstant(at)}</time>
            </td>
            <td className="min-w-40">{sayAction(action)}</td>
            <td>{by ?? "the server"}</td>
            <td className="min-w-96 wrap-anywhere text-soft">{sayDetail(detail)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
