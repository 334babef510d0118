import { Table } from "@/components/staff/shell/table";
import { formatCount } from "@/lib/format";
import { SOURCE_WORDS } from "@/lib/views/participants/listed-participant";
import type { SourceCount } from "@/lib/views/recruitment/recruitment-view";

/** How many participants came from where. */
export function SourceTable({ sources }: { sources: SourceCount[] }) {
  if (sources.length === 0) {
    return (
      <p className="text-soft">
        Nobody has consented yet. Here it will say how many came from which recruiter.
      </p>
    );
  }
  return (
    <Table caption="Participants by source">
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col" className="text-right">
            Consented
          </th>
          <th scope="col" className="text-right">
            Completed
          </th>
        </tr>
      </thead>
      <tbody>
        {sources.map(({ source, consented, completed }) => (
          <tr key={source}>
            <th scope="row">{SOURCE_WORDS[source]}</th>
            <td className="text-right">{formatCount(consented)}</td>
            <td className="text-right">{formatCount(completed)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
