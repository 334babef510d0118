import { Table } from "@/components/staff/shell/table";
import { formatCount } from "@/lib/format";
import type { MethodFill } from "@/lib/views/monitor/monitor";

const spread = ({ fewest, most }: MethodFill) =>
  fewest === null ? "–" : fewest === most ? String(fewest) : `${fewest} to ${most}`;

/** How many responses and ratings each method has, and how evenly its explanations got them. */
export function MethodFills({
  methods,
  constructs,
  planned,
}: {
  methods: MethodFill[];
  constructs: number;
  /** Whether it is known how many were planned. */
  planned: boolean;
}) {
  const share = (stored: number, of: number) =>
    planned ? `${formatCount(stored)} of ${formatCount(of)}` : formatCount(stored);
  if (methods.length === 0) return null;
  return (
    <Table caption="Completed ratings per method">
      <thead>
        <tr>
          <th scope="col">Method</th>
          <th scope="col" className="text-right">
            Responses{planned ? " of planned" : null}
          </th>
          <th scope="col" className="text-right">
            Ratings{planned ? " of planned" : null}
          </th>
          <th scope="col" className="text-right">
            Explanations
          </th>
          <th scope="col" className="text-right">
            Responses per explanation
          </th>
          <th scope="col" className="text-right">
            Far behind
          </th>
        </tr>
      </thead>
      <tbody>
        {methods.map((method) => {
          const { responses } = method;
          return (
            <tr key={method.key}>
              <th scope="row">{method.label}</th>
              <td className="text-right">{share(responses.stored, responses.planned)}</td>
              <td className="text-right">
                {share(responses.stored * constructs, responses.planned * constructs)}
              </td>
              <td className="text-right">{formatCount(method.explanations)}</td>
              <td className="text-right">{spread(method)}</td>
              <td className="text-right">
                {method.farBehind} of {formatCount(method.explanations)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
