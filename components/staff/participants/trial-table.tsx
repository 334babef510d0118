import { Table } from "@/components/staff/shell/table";
import { VERBATIM } from "@/components/ui/verbatim";
import { formatDuration, formatInstant } from "@/lib/format";
import type { ListedTrial } from "@/lib/views/participants/participant-detail";

const duration = (milliseconds: number | null) =>
  milliseconds === null ? "–" : formatDuration(milliseconds);
const count = (value: number | null) => value ?? "–";

interface TrialTableProps {
  trials: ListedTrial[];
  orderKnown: boolean;
}

/** A participant's trials in their order, or by the slots of their file, with the times of each. */
export function TrialTable({ trials, orderKnown }: TrialTableProps) {
  return (
    <Table caption={`${trials.length} ${trials.length === 1 ? "trial" : "trials"}`}>
      <thead>
        <tr>
          <th scope="col" className="text-right">
            {orderKnown ? "Position" : "Slot"}
          </th>
          <th scope="col">Question</th>
          <th scope="col">Method</th>
          <th scope="col">Answered</th>
          <th scope="col" className="text-right">
            Duration
          </th>
          <th scope="col" className="text-right">
            Away
          </th>
          <th scope="col" className="text-right">
            First answer after
          </th>
          <th scope="col" className="text-right">
            Changes
          </th>
          <th scope="col" className="text-right">
            Focus lost
          </th>
          <th scope="col">Window</th>
          <th scope="col">Translated</th>
        </tr>
      </thead>
      <tbody>
        {trials.map((trial) => (
          <tr key={`${trial.position} ${trial.question} ${trial.method}`}>
            <th scope="row" className="text-right">
              {trial.position}
            </th>
            <td {...VERBATIM}>{trial.question}</td>
            <td {...VERBATIM}>{trial.method}</td>
            <td className="whitespace-nowrap">
              {trial.receivedAt === null ? (
                "not answered"
              ) : (
                <time dateTime={trial.receivedAt}>{formatInstant(trial.receivedAt)}</time>
              )}
              {trial.replaced ? "; replaced by another" : null}
            </td>
            <td className="text-right">{duration(trial.durationMs)}</td>
            <td className="text-right">{duration(trial.awayMs)}</td>
            <td className="text-right">{duration(trial.firstAnswerMs)}</td>
            <td className="text-right">{count(trial.changes)}</td>
            <td className="text-right">{count(trial.focusLosses)}</td>
            <td>{trial.viewport ?? "–"}</td>
            <td>{trial.translated === null ? "–" : trial.translated ? "yes" : "no"}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
