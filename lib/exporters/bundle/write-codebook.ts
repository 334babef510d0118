import { stringify } from "csv-stringify/sync";
import { codebook } from "../codebook";
import { CODEBOOK_COLUMNS } from "../codebook-columns";
import type { BundleDescription } from "./bundle-description";

/** codebook.csv: a row for each column of each file with data, and of the codebook itself. */
export function writeBundleCodebook({ tables }: Pick<BundleDescription, "tables">): string {
  const rows = [
    ...tables.flatMap(({ path, columns }) => codebook(path, columns)),
    ...codebook("codebook.csv", CODEBOOK_COLUMNS),
  ];
  const records = [
    CODEBOOK_COLUMNS.map(({ name }) => name),
    ...rows.map((row) => CODEBOOK_COLUMNS.map(({ get }) => get(row) ?? "")),
  ];
  return stringify(records, { record_delimiter: "\r\n", quoted_match: /[\r\n]/ });
}
