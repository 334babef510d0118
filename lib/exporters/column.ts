export type ColumnType = "integer" | "number" | "string" | "timestamp" | "boolean";

export type CellValue = string | number | boolean | Date | null;

/** One column of an export. The file and its codebook are both made from it. */
export interface Column<Row> {
  name: string;
  type: ColumnType;
  /** Of numbers: what they count or measure. */
  unit?: string;
  /** What a value says, in a sentence or two. */
  meaning: string;
  /** The values that can stand here, and what each says. */
  values?: Record<string, string>;
  /** Whether people or models wrote the text, so that it could pose as a spreadsheet formula. */
  freeText?: boolean;
  get: (row: Row) => CellValue;
}
