import { StaffLink } from "@/components/staff/shell/staff-link";
import { Table } from "@/components/staff/shell/table";
import { TableHead } from "@/components/staff/shell/table-head";
import { formatCount } from "@/lib/format";
import { type CellRow, type FillCell, fullCell, washOf } from "@/lib/views/monitor/fill-cells";

/** Every explanation by question and method: the deeper, the nearer to what is aimed at. */
export function CellTable({
  rows,
  methods,
  aim,
  path,
}: {
  rows: CellRow[];
  methods: { key: string; label: string }[];
  aim: number | null;
  /** Of the study's content: a question's own page is below it. */
  path: string;
}) {
  const full = fullCell(rows, aim);
  const wanted = aim === null ? "" : `; ${formatCount(aim)} of each explanation are aimed at`;
  return (
    <Table caption={`Responses by question and method${wanted}`}>
      <TableHead name="Question" numbers={methods.map(({ label }) => label)} />
      <tbody>
        {rows.map(({ id, externalId, cells }) => (
          <tr key={id}>
            <th scope="row" className="font-normal!">
              <StaffLink href={`${path}/${id}`}>{externalId}</StaffLink>
            </th>
            {cells.map((cell, place) => (
              <td
                key={methods[place]?.key}
                className="pr-3! text-right"
                style={
                  cell
                    ? { background: washOf(cell.responses / (full * cell.explanations)) }
                    : undefined
                }
              >
                {cell ? <Filled cell={cell} /> : "–"}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Filled({ cell: { responses, explanations, retired } }: { cell: FillCell }) {
  return (
    <>
      {formatCount(responses)}
      {explanations > 1 ? ` of ${explanations} explanations` : null}
      {retired === 0 ? null : retired < explanations ? `, ${retired} retired` : ", retired"}
    </>
  );
}
