import type { BundleDescription, BundledTable } from "./bundle-description";
import { spssCopyPath } from "./spss/spss-copy";
import { spssNames } from "./spss/spss-name";
import {
  levelOf,
  quoteSpss,
  type SpssVariable,
  spssVariable,
  valueLabels,
} from "./spss/spss-variable";

/** syntax.sps: reads every file with data into a dataset of its own, with labels and levels. */
export function writeSpss({ tables, study }: Pick<BundleDescription, "tables" | "study">): string {
  const head = `* Encoding: UTF-8.
* Reads the data of ${quoteSpss(study.title)} into SPSS.
* Every file becomes a dataset of the name of its table.
* Where SPSS or PSPP was not started in the folder of this file, write that folder in place of the dot.
* SPSS takes a line break within quotes for the end of a row: where people or models wrote texts, a copy
  is read that has spaces in place of line breaks.
CD '.'.
SET DECIMAL=DOT.
`;
  return [head, ...tables.map(readTable)].join("\n");
}

function readTable({ name, path, rows, columns }: BundledTable): string {
  const names = spssNames(columns.map((column) => column.name));
  const variables = columns.map((column, place) =>
    spssVariable(column, names[place] ?? column.name, place),
  );
  const made = variables.filter(({ readAs, name }) => readAs !== name);
  const texts = variables.filter(({ column }) => column.type === "string");
  return [
    `* ${quoteSpss(`${name}: ${rows}.`)}.`,
    command("GET DATA", [
      "/TYPE=TXT",
      `/FILE='${spssCopyPath(name) ?? path}'`,
      "/ENCODING='UTF8'",
      "/DELCASE=LINE",
      "/DELIMITERS=','",
      `/QUALIFIER='"'`,
      "/ARRANGEMENT=DELIMITED",
      "/FIRSTCASE=2",
      "/VARIABLES=",
      ...variables.map(({ readAs, format }) => `  ${readAs} ${format}`),
    ]),
    ...made.map(makeNumber),
    ...(made.length > 0
      ? [
          "EXECUTE.",
          command(
            "DELETE VARIABLES",
            made.map(({ readAs }) => readAs),
          ),
        ]
      : []),
    command(
      "VARIABLE LABELS",
      variables.flatMap(({ name, column }) => [name, `  ${quoteSpss(column.meaning)}`]),
    ),
    ...variables.flatMap(({ name, column }) => {
      const labels = valueLabels(column);
      return labels.length > 0 ? [command(`VALUE LABELS ${name}`, labels)] : [];
    }),
    // An empty number is missing by itself.
    ...(texts.length > 0
      ? [command("MISSING VALUES", [...texts.map(({ name }) => name), "(' ')"])]
      : []),
    ...variables.map(({ name, column }) => `VARIABLE LEVEL ${name} (${levelOf(column)}).`),
    "EXECUTE.",
    // Not NAME: some readers let what is read next take the place of a dataset that is active.
    `DATASET COPY ${spssNames([name])[0]}.`,
    "",
  ].join("\n");
}

/** A number of a text: 0 and 1 of false and true, the time of ISO 8601. */
function makeNumber({ name, readAs, column }: SpssVariable): string {
  if (column.type === "boolean") {
    return `RECODE ${readAs} ('true'=1) ('false'=0) INTO ${name}.\nFORMATS ${name} (F1.0).`;
  }
  const part = (from: number, length: number, format: string) =>
    `NUMBER(SUBSTR(${readAs},${from},${length}),${format})`;
  return `IF (${readAs} <> ' ') ${name} =
  DATE.DMY(${part(9, 2, "F2.0")}, ${part(6, 2, "F2.0")}, ${part(1, 4, "F4.0")})
  + TIME.HMS(${part(12, 2, "F2.0")}, ${part(15, 2, "F2.0")}, ${part(18, 6, "F6.3")}).
FORMATS ${name} (DATETIME24.3).`;
}

/** A command with its parts, one a line: a blank line, or a line that is too long, would end it. */
function command(name: string, parts: readonly string[]): string {
  return [name, ...parts.map((part) => `  ${part}`)].join("\n").concat(".");
}
