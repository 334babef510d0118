/** How a table is written. */
export interface FileFormat {
  format: "csv" | "jsonl";
  /** Between the values of a line of CSV. */
  separator: "," | ";" | "\t";
  /** Whether a byte order mark stands first: some spreadsheets ask for it. */
  bom: boolean;
}

/** CSV as RFC 4180 has it. */
export const PLAIN_CSV: FileFormat = { format: "csv", separator: ",", bom: false };

export const MEDIA_TYPES: Record<FileFormat["format"], string> = {
  csv: "text/csv; charset=utf-8; header=present",
  jsonl: "application/jsonl; charset=utf-8",
};

const SEPARATORS = { comma: ",", semicolon: ";", tab: "\t" } as const;

/** As an address asks for it. */
export function fileFormat(asked: {
  format: FileFormat["format"];
  separator: keyof typeof SEPARATORS;
  bom: "yes" | "no";
}): FileFormat {
  const { format, separator, bom } = asked;
  return { format, separator: SEPARATORS[separator], bom: bom === "yes" };
}
