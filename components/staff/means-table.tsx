import { Fragment } from "react";
import type { ComparedMethod, ComparedVariable } from "@/lib/figures/comparison";
import { sayUnavailable } from "@/lib/figures/say-unavailable";
import { formatCount, formatEstimate } from "@/lib/format";
import { isEstimate } from "@/lib/stats/outcome";
import { Table } from "./table";
import { TableHead } from "./table-head";
import { VariableRow } from "./variable-row";

/** n, mean, deviation and interval of every method on every construct and Quality. */
export function MeansTable({
  caption,
  variables,
  methods,
}: {
  caption: string;
  variables: ComparedVariable[];
  methods: ComparedMethod[];
}) {
  return (
    <Table caption={caption}>
      <TableHead
        name="Method"
        numbers={["Ratings, n", "Participants", "Mean", "SD", "95 % interval"]}
      />
      {variables.map((variable) => (
        <tbody key={variable.key}>
          <VariableRow variable={variable} columns={6} />
          {methods.map((method, index) => (
            <MethodRow key={method.key} method={method} variable={variable} index={index} />
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function MethodRow({
  method,
  variable,
  index,
}: {
  method: ComparedMethod;
  variable: ComparedVariable;
  index: number;
}) {
  const described = variable.described[index];
  const interval = variable.intervals[index];
  if (!described || !isEstimate(described)) {
    return (
      <tr>
        <th scope="row" className="font-normal!">
          {method.label}
        </th>
        <td className="text-right">0</td>
        <td colSpan={4}>No ratings yet, so nothing can be estimated.</td>
      </tr>
    );
  }
  const { spread } = described;
  return (
    <tr>
      <th scope="row" className="font-normal!">
        {method.label}
      </th>
      <td className="text-right">{formatCount(described.n)}</td>
      <td className="text-right">
        {interval && isEstimate(interval) ? formatCount(interval.participants) : "1"}
      </td>
      <td className="text-right">{formatEstimate(described.mean, 4)}</td>
      <td className="text-right">
        {isEstimate(spread) ? formatEstimate(spread.sd, 4) : `None: ${sayUnavailable(spread)}`}
      </td>
      <td className="text-right">
        {!interval ? null : isEstimate(interval) ? (
          <Fragment>
            {formatEstimate(interval.lower, 2)} to {formatEstimate(interval.upper, 2)}
          </Fragment>
        ) : (
          `None: ${sayUnavailable(interval)}`
        )}
      </td>
    </tr>
  );
}
