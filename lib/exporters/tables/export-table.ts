import type { ColumnType } from "@/lib/exporters/column";

/** The tables that can be taken out of a study. */
export const TABLE_NAMES = [
  "ratings",
  "responses",
  "participants",
  "trials",
  "events",
  "content",
  "accuracy-runs",
  "exclusions",
  "identifiers",
  "codebook",
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** One column of a table. The file, the codebook and every other description are made from it. */
export interface TableColumn {
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
  /** The value in SQL, of the type that is named, over what the table's source calls its parts. */
  sql: string;
}

/** A table of a study: what is in it, and how each column is had. */
export interface ExportTable {
  name: TableName;
  /** As in "One row per rating". */
  rows: string;
  /** What it is for, in a sentence or two. */
  meaning: string;
  columns: readonly TableColumn[];
  /** Whether it holds rows of participants, so that filters choose among them. */
  ofParticipants: boolean;
}
