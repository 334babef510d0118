import type { EarlierExport } from "@/lib/figures/export-files";
import { formatCount, formatInstant } from "@/lib/format";
import { Table } from "./table";

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
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {exports.map(({ id, file, by, at, rows, sha256 }) => (
          <tr key={id}>
            <th scope="row">{file}</th>
            <td>{by ?? "an account that is gone"}</td>
            <td className="whitespace-nowrap">
              <time dateTime={at}>{formatInstant(at)}</time>
            </td>
            <td className="text-right">{formatCount(rows)}</td>
            <td className="min-w-80 break-all">{sha256}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
