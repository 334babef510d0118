import { Table } from "@/components/staff/shell/table";
import { TableHead } from "@/components/staff/shell/table-head";
import { formatCount, formatPercent } from "@/lib/format";
import type { ReportedStudent } from "@/lib/views/content/content-import";

/** What each student of a file answered. */
export function StudentTable({ students }: { students: ReportedStudent[] }) {
  if (students.length === 0) return null;
  return (
    <Table caption="Students in the file">
      <TableHead name="Student" numbers={["Answers", "Explanations", "Correct answers"]} />
      <tbody>
        {students.map(({ name, answers, explanations, known, correct }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="text-right">{formatCount(answers)}</td>
            <td className="text-right">{formatCount(explanations)}</td>
            <td className="text-right">
              {known === 0
                ? "not known"
                : `${formatPercent(correct / known)} (${formatCount(correct)} of ${formatCount(known)})`}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
