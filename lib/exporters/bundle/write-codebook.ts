import { stringify } from "csv-stringify/sync";
import { codebookRows } from "../tables/codebook-rows";
import { CODEBOOK_TABLE } from "../tables/codebook-table";
import type { BundleDescription } from "./bundle-description";

/** codebook.csv: a row for each column of each file with data, and of the codebook itself. */
export function writeBundleCodebook({ tables }: Pick<BundleDescription, "tables">): string {
  const rows = [
    ...tables.flatMap(({ path, columns }) => codebookRows(path, columns)),
    ...codebookRows("codebook.csv", CODEBOOK_TABLE.columns),
  ];
  const records = [
    ["file", "column", "type", "unit", "meaning", "values"],
    ...rows.map(({ file, column, type, unit, meaning, values }) =>
      [file, column, type, unit, meaning, values].map((value) => value ?? ""),
    ),
  ];
  return stringify(records, { record_delimiter: "\r\n", quoted_match: /[\r\n]/ });
}
