"use client";

import type { ReactNode } from "react";
import { DownloadCsv } from "@/components/charts/download/download-csv";
import type { FigureData } from "@/components/charts/figure-data";
import { PValue } from "@/components/ui/p-value";
import { IN_VIEW, Table } from "./table";

/** A column of numbers; an interval is shown in one and written out in two. */
export interface NumberColumn {
  name: string;
  /** What the file calls its numbers, where it is not the name. */
  parts?: string[];
}

/** What is shown is rounded, what is taken away is not; both travel to the browser as plain data. */
export interface DataCell {
  /** Unrounded, one for each part of the column. */
  values: (number | string | null)[];
  shown: string;
  /** Of a p-value: test, n and adjustment. */
  explain?: string;
}

export interface DataRow {
  name: string;
  /** One a column; or why there is none of them. */
  cells: DataCell[] | { unavailable: string };
}

export interface DataGroup {
  /** Heads its rows; null where the table has no groups. */
  name: string | null;
  note?: string;
  rows: DataRow[];
}

export interface DataTableProps {
  caption: string;
  /** The file's name without its ending. */
  file: string;
  /** What the names of the rows, and of the groups, are. */
  rowName: string;
  groupName?: string;
  columns: NumberColumn[];
  groups: DataGroup[];
  /** Stands beside the download. */
  children?: ReactNode;
}

/** A table of figures, which can be taken away unrounded. */
export function DataTable(props: DataTableProps) {
  const { caption, rowName, columns, groups, children } = props;
  return (
    <div>
      <Table caption={caption}>
        <thead>
          <tr>
            <th scope="col">{rowName}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col" className="text-right">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.name ?? ""}>
            {group.name === null ? null : (
              <tr>
                <th scope="rowgroup" colSpan={columns.length + 1} className="pt-4!">
                  <span className={IN_VIEW}>
                    {group.name}
                    {group.note ? (
                      <span className="font-normal text-soft"> · {group.note}</span>
                    ) : null}
                  </span>
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <Row key={row.name} row={row} columns={columns.length} />
            ))}
          </tbody>
        ))}
      </Table>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 text-soft print:hidden">
        <span>Download</span>
        <DownloadCsv data={fileOf(props)} of={caption} />
      </p>
      {children}
    </div>
  );
}

function Row({ row: { name, cells }, columns }: { row: DataRow; columns: number }) {
  return (
    <tr>
      <th scope="row" className="font-normal!">
        {name}
      </th>
      {"unavailable" in cells ? (
        <td colSpan={columns}>Cannot be computed: {cells.unavailable}.</td>
      ) : (
        cells.map((cell, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row have no other name than their place
          <td key={place} className="text-right">
            <Shown cell={cell} />
          </td>
        ))
      )}
    </tr>
  );
}

function Shown({ cell: { values, shown, explain } }: { cell: DataCell }) {
  const [p] = values;
  return explain && typeof p === "number" ? <PValue p={p} explain={explain} full /> : shown;
}

function fileOf({ file, rowName, groupName, columns, groups }: DataTableProps): FigureData {
  const parts = columns.flatMap((column) => column.parts ?? [column.name]);
  return {
    name: file,
    columns: [...(groupName ? [groupName] : []), rowName, ...parts],
    rows: groups.flatMap((group) =>
      group.rows.map(({ name, cells }) => [
        ...(groupName ? [group.name] : []),
        name,
        ...("unavailable" in cells ? parts.map(() => null) : cells.flatMap((cell) => cell.values)),
      ]),
    ),
  };
}
