import { type ListedParticipant, SOURCE_WORDS } from "@/lib/figures/listed-participant";
import { formatInstant } from "@/lib/format";
import { Table } from "./table";

const STATE_WORDS = { active: "Active", completed: "Completed", dropped: "Dropped" } as const;

export function ParticipantTable({
  participants,
  caption,
}: {
  participants: ListedParticipant[];
  caption: string;
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col" className="text-right">
            No.
          </th>
          <th scope="col">Code</th>
          <th scope="col">Source</th>
          <th scope="col">Status</th>
          <th scope="col">Consented</th>
          <th scope="col" className="text-right">
            Responses
          </th>
          <th scope="col" className="text-right">
            Minutes
          </th>
        </tr>
      </thead>
      <tbody>
        {participants.map((participant) => (
          <tr key={participant.ordinal}>
            <td className="text-right">{participant.ordinal}</td>
            <th scope="row" className="whitespace-nowrap">
              {participant.code}
            </th>
            <td className="whitespace-nowrap">{SOURCE_WORDS[participant.source]}</td>
            <td>{STATE_WORDS[participant.state]}</td>
            <td className="whitespace-nowrap">
              {participant.consentedAt ? (
                <time dateTime={participant.consentedAt}>
                  {formatInstant(participant.consentedAt)}
                </time>
              ) : (
                "not known"
              )}
            </td>
            <td className="whitespace-nowrap text-right">
              {participant.stored} of {participant.planned}
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
