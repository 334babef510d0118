import { stringify } from "csv-stringify/sync";
import { type CodebookRow, codebookRows } from "@/lib/exporters/tables/codebook-rows";
import { CODEBOOK_TABLE } from "@/lib/exporters/tables/codebook-table";
import type { BundleDescription } from "./bundle-description";

type Tabled = Pick<BundleDescription, "tables">;

/** A row for each column of each file with data, and of the codebook itself. */
export function bundleCodebookRows({ tables }: Tabled): CodebookRow[] {
  return [
    ...tables.flatMap(({ path, columns }) => codebookRows(path, columns)),
    ...codebookRows("codebook.csv", CODEBOOK_TABLE.columns),
  ];
}

/** codebook.csv. */
export function writeBundleCodebook(description: Tabled): string {
  const records = [
    ["file", "column", "type", "unit", "meaning", "values"],
    ...bundleCodebookRows(description).map(({ file, column, type, unit, meaning, values }) =>
      [file, column, type, unit, meaning, values].map((value) => value ?? ""),
    ),
  ];
  return stringify(records, { record_delimiter: "\r\n", quoted_match: /[\r\n]/ });
}
