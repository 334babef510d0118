import { Table } from "@/components/staff/shell/table";
import { formatCount, formatInstant } from "@/lib/format";
import type { EarlierExport } from "@/lib/views/export/export-files";

/** What was taken out before, and how to recognise the file. */
export function EarlierExports({ exports }: { exports: EarlierExport[] }) {
  if (exports.length === 0) {
    return (
      <p className="text-soft">
        Every file that is taken will be listed here, with who took it, its rows and its SHA-256.
      </p>
    );
  }
  return (
    <Table caption={<span className="sr-only">Files that were taken, newest first</span>}>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Taken by</th>
          <th scope="col">When</th>
          <th scope="col" className="text-right">
            Rows
          </th>
          <th scope="col">Held against the database</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {exports.map(({ id, file, chosen, by, at, rows, counted, sha256 }) => (
          <tr key={id}>
            <th scope="row" className="min-w-40">
              {file}
              {chosen ? <span className="block font-normal text-soft">{chosen}</span> : null}
            </th>
            <td>{by ?? "an account that is gone"}</td>
            <td className="whitespace-nowrap">
              <time dateTime={at}>{formatInstant(at)}</time>
            </td>
            <td className="text-right">{formatCount(rows)}</td>
            <td className="min-w-48">{sayAgreement(rows, counted)}</td>
            <td translate="no" className="min-w-80 break-all">
              {sha256}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Whether the file has as many rows as the database counted at the same moment. */
function sayAgreement(rows: number, counted: number | null): string {
  if (counted === null) return "not counted";
  if (counted === rows) return "as many";
  return `differs: the database counted ${formatCount(counted)}. Take the file again`;
}
