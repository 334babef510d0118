import type { ComparedMethod, ComparedVariable } from "@/lib/figures/comparison";
import { formatCount } from "@/lib/format";
import { isEstimate } from "@/lib/stats/outcome";
import { Table } from "./table";
import { VariableRow } from "./variable-row";

/** How often each answer was given, by construct and method. */
export function AnswersTable({
  caption,
  variables,
  methods,
  answers,
}: {
  caption: string;
  variables: ComparedVariable[];
  methods: ComparedMethod[];
  answers: string[];
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">Method</th>
          {answers.map((words, index) => (
            <th key={words} scope="col" className="text-right">
              {index + 1}
              {words === String(index + 1) ? null : (
                <span className="block font-normal text-soft">{words}</span>
              )}
            </th>
          ))}
          <th scope="col" className="text-right">
            n
          </th>
        </tr>
      </thead>
      {variables
        .filter((variable) => !variable.isRowMean)
        .map((variable) => (
          <tbody key={variable.key}>
            <VariableRow variable={variable} columns={answers.length + 2} />
            {methods.map((method, index) => {
              const described = variable.described[index];
              const counts = described && isEstimate(described) ? described.counts : null;
              return (
                <tr key={method.key}>
                  <th scope="row" className="font-normal!">
                    {method.label}
                  </th>
                  {answers.map((words, answer) => (
                    <td key={words} className="text-right">
                      {formatCount(counts?.[answer] ?? 0)}
                    </td>
                  ))}
                  <td className="text-right">
                    {formatCount(counts?.reduce((sum, count) => sum + count, 0) ?? 0)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        ))}
    </Table>
  );
}
