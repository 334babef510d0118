import { StaffLink } from "@/components/staff/shell/staff-link";
import { Table } from "@/components/staff/shell/table";
import { VERBATIM } from "@/components/ui/verbatim";
import { formatInstant } from "@/lib/format";
import type { ListedDecision } from "@/lib/views/participants/exclusion";

/** Decisions about participants, the newest first. */
export function DecisionTable({
  decisions,
  caption,
  list,
}: {
  decisions: ListedDecision[];
  caption: string;
  /** The address of the list of participants. */
  list: string;
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Participant</th>
          <th scope="col">Decision</th>
          <th scope="col">Why</th>
          <th scope="col">Rule</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {decisions.map(({ id, at, ordinal, code, action, reason, rule, by }) => (
          <tr key={id}>
            <td className="whitespace-nowrap">
              <time dateTime={at}>{formatInstant(at)}</time>
            </td>
            <th scope="row" className="whitespace-nowrap">
              <StaffLink href={`${list}/${ordinal}`}>
                <span {...VERBATIM}>{code}</span>
              </StaffLink>
            </th>
            <td>{action === "EXCLUDE" ? "Excluded" : "Reinstated"}</td>
            <td dir="auto" className="min-w-40 break-words">
              {reason}
            </td>
            <td>{rule ?? "–"}</td>
            <td>{by ?? "a deleted account"}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
