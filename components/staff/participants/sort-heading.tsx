import { StaffLink } from "@/components/staff/shell/staff-link";
import {
  type ParticipantOrder,
  type ParticipantSort,
  writeOrder,
} from "@/lib/schemas/participants/participant-order";

/** The head of a column that the list can be ordered by; asked again, it turns around. */
export function SortHeading({
  by,
  name,
  right = false,
  order,
  addressOf,
}: {
  by: ParticipantSort;
  name: string;
  right?: boolean;
  order: ParticipantOrder;
  addressOf: (sort: string) => string;
}) {
  const sorted = order.by === by;
  const next = writeOrder({ by, descending: sorted && !order.descending });
  return (
    <th
      scope="col"
      className={right ? "whitespace-nowrap text-right" : "whitespace-nowrap"}
      aria-sort={sorted ? (order.descending ? "descending" : "ascending") : undefined}
    >
      <StaffLink href={addressOf(next)}>{name}</StaffLink>
      {sorted ? <span aria-hidden="true">{order.descending ? " ↓" : " ↑"}</span> : null}
    </th>
  );
}
