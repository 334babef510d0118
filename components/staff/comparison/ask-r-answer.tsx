import { Table } from "@/components/staff/shell/table";
import { TableHead } from "@/components/staff/shell/table-head";
import { type ComparedFigure, formatDifference } from "./ask-r-difference";

/** Both sides' figures, with 12 digits, and how far they are apart. */
export function AskRAnswer({ title, figures }: { title: string; figures: ComparedFigure[] }) {
  return (
    <Table caption={`${title}: both sides`}>
      <TableHead name="Figure" numbers={["Grounded", "R", "Relative difference"]} />
      <tbody>
        {figures.map(({ name, ours, r, difference }) => (
          <tr key={name}>
            <th scope="row" className="font-normal">
              {name}
            </th>
            <td className="text-right">{formatDigits(ours)}</td>
            <td className="text-right">{formatDigits(r)}</td>
            <td className="text-right">
              {difference === null ? "–" : formatDifference(difference)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function formatDigits(value: number | null): string {
  return value === null ? "none" : String(Number(value.toPrecision(12)));
}
