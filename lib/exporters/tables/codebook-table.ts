import type { ExportTable } from "./export-table";

/** What every column of every file means: a file like the others, that describes itself as well. */
export const CODEBOOK_TABLE: ExportTable = {
  name: "codebook",
  rows: "One row per column",
  meaning: "What every column of the other files means, with its type, unit and values.",
  ofParticipants: false,
  columns: [
    {
      name: "file",
      type: "string",
      meaning:
        "The file in which the column is: the name of its table or, in a bundle, its path there.",
      sql: "b.file",
    },
    {
      name: "column",
      type: "string",
      meaning: "The name of the column, as in the first line of its file.",
      sql: 'b."column"',
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
      sql: "b.type",
    },
    {
      name: "unit",
      type: "string",
      meaning: "What the number counts or measures; empty where nothing is counted or measured.",
      sql: "b.unit",
    },
    {
      name: "meaning",
      type: "string",
      meaning: "What a value says.",
      freeText: true,
      sql: "b.meaning",
    },
    {
      name: "values",
      type: "string",
      meaning:
        "The values that can stand there, each with what it says, separated by semicolons; empty where any value can.",
      freeText: true,
      sql: 'b."values"',
    },
  ],
};
