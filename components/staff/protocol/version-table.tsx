import { Table } from "@/components/staff/shell/table";
import { formatCount, formatInstant } from "@/lib/format";
import type { ProtocolVersionRow } from "@/lib/views/protocol/protocol-version";

/** Every version of the protocol, the newest first. */
export function VersionTable({ versions }: { versions: readonly ProtocolVersionRow[] }) {
  return (
    <Table caption="Versions">
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Opened</th>
          <th scope="col">SHA-256 of its JSON</th>
          <th scope="col" className="text-right">
            Participants
          </th>
          <th scope="col" className="text-right">
            Responses
          </th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ number, openedAt, hash, participants, responses }) => (
          <tr key={number}>
            <th scope="row">{number}</th>
            <td className="whitespace-nowrap">{openedAt ? formatInstant(openedAt) : "Draft"}</td>
            <td translate="no" className="min-w-64 break-all font-mono text-[0.85em]">
              {hash}
            </td>
            <td className="text-right">{formatCount(participants)}</td>
            <td className="text-right">{formatCount(responses)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
