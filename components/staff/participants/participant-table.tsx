import { StaffLink } from "@/components/staff/shell/staff-link";
import { Table } from "@/components/staff/shell/table";
import { VERBATIM } from "@/components/ui/verbatim";
import { formatInstant } from "@/lib/format";
import type { ParticipantOrder } from "@/lib/schemas/participants/participant-order";
import {
  type ListedParticipant,
  SOURCE_WORDS,
  STATE_WORDS,
} from "@/lib/views/participants/listed-participant";
import { FlagCell } from "./flag-cell";
import { RecruiterCell } from "./recruiter-cell";
import { SortHeading } from "./sort-heading";

export function ParticipantTable({
  participants,
  caption,
  path,
  order,
  addressOf,
}: {
  participants: ListedParticipant[];
  caption: string;
  /** Of the list: a participant's own page is below it, by arrival number. */
  path: string;
  order: ParticipantOrder;
  /** The same list in another order, from its beginning. */
  addressOf: (sort: string) => string;
}) {
  const heads = { order, addressOf };
  const recruited = participants.some(({ recruiterStatus }) => recruiterStatus !== null);
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <SortHeading by="arrival" name="No." right {...heads} />
          <th scope="col">Code</th>
          <th scope="col">Source</th>
          <th scope="col">Status</th>
          {recruited ? <th scope="col">Recruiter says</th> : null}
          <th scope="col">Flags</th>
          <th scope="col">Consented</th>
          <SortHeading by="completion" name="Completed" {...heads} />
          <SortHeading by="responses" name="Responses" right {...heads} />
          <SortHeading by="duration" name="Minutes" right {...heads} />
        </tr>
      </thead>
      <tbody>
        {participants.map((participant) => (
          <tr key={participant.ordinal}>
            <td className="text-right">{participant.ordinal}</td>
            <th scope="row" className="whitespace-nowrap">
              <StaffLink href={`${path}/${participant.ordinal}`}>
                <span {...VERBATIM}>{participant.code}</span>
              </StaffLink>
            </th>
            <td className="whitespace-nowrap">{SOURCE_WORDS[participant.source]}</td>
            <td className="whitespace-nowrap">
              {STATE_WORDS[participant.state]}
              {participant.excluded ? "; excluded" : null}
            </td>
            {recruited ? (
              <td>
                <RecruiterCell {...participant} />
              </td>
            ) : null}
            <td>
              <FlagCell flags={participant.flags} />
            </td>
            <td className="whitespace-nowrap">
              <Instant at={participant.consentedAt} none="not known" />
            </td>
            <td className="whitespace-nowrap">
              <Instant at={participant.completedAt} none="–" />
            </td>
            <td className="whitespace-nowrap text-right">
              {participant.erasedResponses === null
                ? `${participant.stored} of ${participant.planned}`
                : `${participant.erasedResponses} erased`}
            </td>
            <td className="text-right">
              {participant.durationMs === null ? "–" : (participant.durationMs / 60_000).toFixed(1)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Instant({ at, none }: { at: string | null; none: string }) {
  return at ? <time dateTime={at}>{formatInstant(at)}</time> : none;
}
