import type { ExportTable } from "./export-table";

/** How a file is read so that every text stays one; numbers are made of the columns of numbers then. */
export const READING_LINES =
  'In R: read.csv(FILE, na.strings = "", colClasses = "character", check.names = FALSE, encoding = "UTF-8"). In pandas: pd.read_csv(FILE, dtype=str, keep_default_na=False, na_values=[""]). In Excel: Data, From Text/CSV, "Do not detect data types". A file with semicolons or tabs takes sep = ";" or sep = "\\t" in both; with a byte order mark it takes fileEncoding = "UTF-8-BOM" in place of encoding in R.';

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
      meaning: `What kind of value stands in the column. Programs that guess it turn texts such as NA, TRUE, 007 or 1-2 into something else: give them the types, and let only empty fields be missing. ${READING_LINES}`,
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
