import { Table } from "@/components/staff/shell/table";
import { formatInstant } from "@/lib/format";
import { installationActionMessage } from "@/lib/views/accounts/installation-action";
import type { InstallationEntryView } from "@/lib/views/accounts/installation-view";
import { sayDetail } from "@/lib/views/audit/audit-view";

/** What was done with accounts, newest first. */
export function InstallationLog({
  caption,
  entries,
}: {
  caption: string;
  entries: InstallationEntryView[];
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">Account</th>
          <th scope="col">Action</th>
          <th scope="col">By</th>
          <th scope="col">Details</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, account, action, by, detail }) => (
          <tr key={id}>
            <td className="sm:whitespace-nowrap">
              <time dateTime={at}>{formatInstant(at)}</time>
            </td>
            <td translate="no" className="min-w-48 wrap-anywhere">
              {account ?? "Unknown account"}
            </td>
            <td className="min-w-40">{installationActionMessage(action)}</td>
            <td translate="no" className="min-w-48 wrap-anywhere">
              {by ?? "–"}
            </td>
            <td className="min-w-60 wrap-anywhere text-soft">{sayDetail(detail)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
