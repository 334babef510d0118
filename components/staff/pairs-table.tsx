import type { ComparedMethod, ComparedVariable } from "@/lib/figures/comparison";
import { sayUnavailable } from "@/lib/figures/say-unavailable";
import { formatEstimate, formatFullP } from "@/lib/format";
import { isEstimate } from "@/lib/stats/outcome";
import { Table } from "./table";
import { TableHead } from "./table-head";
import { VariableRow } from "./variable-row";

/** Every pair of methods on every construct and Quality: Dunn's test and Vargha and Delaney's A. */
export function PairsTable({
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
        name="First and second method"
        numbers={["z", "p", "p, Bonferroni", "p, Holm", "A"]}
      />
      {variables.map((variable) => (
        <tbody key={variable.key}>
          <VariableRow variable={variable} columns={6} />
          {variable.dunn.pairs.map((pair, index) => (
            <PairRow
              key={`${pair.first} ${pair.second}`}
              names={[methods[pair.first]?.label, methods[pair.second]?.label].join(" and ")}
              dunn={pair}
              effect={variable.varghaDelaney[index]}
            />
          ))}
        </tbody>
      ))}
    </Table>
  );
}

function PairRow({
  names,
  dunn,
  effect,
}: {
  names: string;
  dunn: ComparedVariable["dunn"]["pairs"][number];
  effect: ComparedVariable["varghaDelaney"][number] | undefined;
}) {
  return (
    <tr>
      <th scope="row" className="font-normal!">
        {names}
      </th>
      {isEstimate(dunn) ? (
        <>
          <td className="text-right">{formatEstimate(dunn.z, 5)}</td>
          <td className="text-right">{formatFullP(dunn.p)}</td>
          <td className="text-right">{formatFullP(dunn.bonferroni)}</td>
          <td className="text-right">{formatFullP(dunn.holm)}</td>
        </>
      ) : (
        <td colSpan={4}>Cannot be computed: {sayUnavailable(dunn)}.</td>
      )}
      <td className="text-right">
        {effect && isEstimate(effect) ? formatEstimate(effect.a, 6) : "–"}
      </td>
    </tr>
  );
}
