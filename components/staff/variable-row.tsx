import type { ComparedVariable } from "@/lib/figures/comparison";

/** Heads the rows of one construct within a table. */
export function VariableRow({
  variable: { key, statement, isRowMean },
  columns,
}: {
  variable: ComparedVariable;
  columns: number;
}) {
  return (
    <tr>
      <th scope="rowgroup" colSpan={columns} className="pt-4!">
        {key}
        <span className="font-normal text-soft">
          {isRowMean ? " · row mean of the constructs" : statement ? ` · “${statement}”` : null}
        </span>
      </th>
    </tr>
  );
}
