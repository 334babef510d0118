import { Table } from "@/components/staff/shell/table";
import { TableHead } from "@/components/staff/shell/table-head";
import { formatCount, formatPercent } from "@/lib/format";
import type { MethodContent } from "@/lib/views/content/content";

const rounded = (characters: number) => formatCount(Math.round(characters));

/** What each method's students answered and how long they explained. */
export function MethodContents({ methods }: { methods: MethodContent[] }) {
  if (methods.length === 0) {
    return (
      <p className="text-soft">
        The study has no methods yet. They come in with explanations: import a student’s output, or
        a table of explanations.
      </p>
    );
  }
  return (
    <Table caption="Explanations per method">
      <TableHead
        name="Method"
        numbers={[
          "Explanations",
          "Correct answers",
          "Length, median (characters)",
          "Middle half",
          "Range",
        ]}
      />
      <tbody>
        {methods.map(({ key, label, explanations, known, correct, length }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td className="text-right">{formatCount(explanations)}</td>
            <td className="text-right">
              {known === 0
                ? "not known"
                : `${formatPercent(correct / known)} (${formatCount(correct)} of ${formatCount(known)})`}
            </td>
            <td className="text-right">{length ? rounded(length.median) : "–"}</td>
            <td className="text-right">
              {length
                ? `${rounded(length.lowerQuartile)} to ${rounded(length.upperQuartile)}`
                : "–"}
            </td>
            <td className="text-right">
              {length ? `${rounded(length.shortest)} to ${rounded(length.longest)}` : "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
