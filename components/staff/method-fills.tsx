import type { MethodFill } from "@/lib/figures/monitor";
import { formatCount } from "@/lib/format";
import { Table } from "./table";

const spread = ({ fewest, most }: MethodFill) =>
  fewest === null ? "–" : fewest === most ? String(fewest) : `${fewest} to ${most}`;

/** How many responses and ratings each method has, and how evenly its explanations got them. */
export function MethodFills({
  methods,
  constructs,
}: {
  methods: MethodFill[];
  constructs: number;
}) {
  if (methods.length === 0) return null;
  return (
    <Table caption="Completed ratings per method">
      <thead>
        <tr>
          <th scope="col">Method</th>
          <th scope="col" className="text-right">
            Responses of planned
          </th>
          <th scope="col" className="text-right">
            Ratings of planned
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
          const { stored, planned } = method.responses;
          return (
            <tr key={method.key}>
              <th scope="row">{method.label}</th>
              <td className="text-right">
                {formatCount(stored)} of {formatCount(planned)}
              </td>
              <td className="text-right">
                {formatCount(stored * constructs)} of {formatCount(planned * constructs)}
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
