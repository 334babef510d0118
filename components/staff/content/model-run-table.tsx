import { Table } from "@/components/staff/shell/table";
import { formatPercent } from "@/lib/format";
import type { ModelRunRow } from "@/lib/views/content/content";

/** Every trained student with its accuracy on the test questions. */
export function ModelRunTable({ runs }: { runs: ModelRunRow[] }) {
  return (
    <Table caption={`Model runs (${runs.length})`}>
      <thead>
        <tr>
          <th scope="col">Method</th>
          <th scope="col">Model size</th>
          <th scope="col" className="text-right">
            Run
          </th>
          <th scope="col" className="text-right">
            Test accuracy
          </th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row">{run.method}</th>
            <td>{run.modelSize ?? "not named"}</td>
            <td className="text-right">{run.runNumber ?? "–"}</td>
            <td className="text-right">
              {run.testAccuracy === null ? "not known" : formatPercent(run.testAccuracy, 2)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
