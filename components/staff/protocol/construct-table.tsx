import { Table } from "@/components/staff/shell/table";
import { type Protocol, scaleOf } from "@/lib/study/protocol/protocol";

interface Props {
  constructs: readonly {
    key: string;
    statement: string | null;
    points: number;
    reversed: boolean;
  }[];
  protocol: Pick<Protocol, "constructs" | "scale">;
}

/** The constructs of a study, to read. */
export function ConstructTable({ constructs, protocol }: Props) {
  if (constructs.length === 0) return <p>The study has no constructs yet.</p>;
  return (
    <Table caption="Constructs, in the order of the analyses">
      <thead>
        <tr>
          <th scope="col">Construct</th>
          <th scope="col">Statement</th>
          <th scope="col">Answer options</th>
          <th scope="col">Counted</th>
        </tr>
      </thead>
      <tbody>
        {constructs.map(({ key, statement, points, reversed }) => (
          <tr key={key}>
            <th scope="row">{key}</th>
            <td dir="auto" className="min-w-56">
              {statement ?? "not known"}
            </td>
            <td className="min-w-40">{sayScale(protocol, key, points)}</td>
            <td>{reversed ? `turned around: ${points + 1} minus the answer` : "as answered"}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** "1 strongly disagree to 5 strongly agree"; the numbers alone where the words are not known. */
function sayScale(protocol: Props["protocol"], key: string, points: number): string {
  const construct = protocol.constructs.find((one) => one.key === key);
  const words = construct ? scaleOf(protocol, construct) : [];
  return words.length === points ? `1 ${words[0]} to ${points} ${words.at(-1)}` : `1 to ${points}`;
}
