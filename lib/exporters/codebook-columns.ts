import type { Column } from "./column";

/** One column of an exported file, described. */
export interface CodebookRow {
  file: string;
  column: string;
  type: string;
  unit: string | null;
  meaning: string;
  values: string | null;
}

/** The columns of the codebook itself. */
export const CODEBOOK_COLUMNS: readonly Column<CodebookRow>[] = [
  {
    name: "file",
    type: "string",
    meaning: "The file in which the column is.",
    get: (row) => row.file,
  },
  {
    name: "column",
    type: "string",
    meaning: "The name of the column, as in the first line of its file.",
    get: (row) => row.column,
  },
  {
    name: "type",
    type: "string",
    meaning: "What kind of value stands in the column.",
    values: {
      integer: "A whole number",
      number: "A number with a decimal point",
      string: "A text",
      timestamp: "A time in UTC, ISO 8601",
      boolean: "true or false",
    },
    get: (row) => row.type,
  },
  {
    name: "unit",
    type: "string",
    meaning: "What the number counts or measures; empty where nothing is counted or measured.",
    get: (row) => row.unit,
  },
  { name: "meaning", type: "string", meaning: "What a value says.", get: (row) => row.meaning },
  {
    name: "values",
    type: "string",
    meaning:
      "The values that can stand there, each with what it says, separated by semicolons; empty where any value can.",
    get: (row) => row.values,
  },
];
