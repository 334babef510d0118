import type { ComparedMethod, ComparedVariable } from "@/lib/figures/comparison";
import { sayUnavailable } from "@/lib/figures/say-unavailable";
import { formatCount, formatEstimate, formatFullP } from "@/lib/format";
import { isEstimate } from "@/lib/stats/outcome";
import { Table } from "./table";
import { TableHead } from "./table-head";

/** Whether ratings tend to be higher under some method, construct by construct. */
export function KruskalWallisTable({
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
      <TableHead name="Construct" numbers={["Ratings, n", "H", "df", "p", "ε²"]} />
      <tbody>
        {variables.map(({ key, kruskalWallis: test }) => (
          <tr key={key}>
            <th scope="row">{key}</th>
            {isEstimate(test) ? (
              <>
                <td className="text-right">
                  {formatCount(test.n)}
                  {test.emptyGroups.length > 0 ? (
                    <span className="block text-soft">
                      without {test.emptyGroups.map((group) => methods[group]?.label).join(", ")}
                    </span>
                  ) : null}
                </td>
                <td className="text-right">{formatEstimate(test.h, 6)}</td>
                <td className="text-right">{test.df}</td>
                <td className="text-right">{formatFullP(test.p)}</td>
                <td className="text-right">{formatEstimate(test.epsilonSquared, 6)}</td>
              </>
            ) : (
              <td colSpan={5}>Cannot be computed: {sayUnavailable(test)}.</td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
