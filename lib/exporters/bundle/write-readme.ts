import { FORMULA_START } from "@/lib/importers/formula-start";
import type { BundleDescription } from "./bundle-description";
import { BUNDLE_DOCUMENTS, MATERIALS_FOLDER } from "./bundle-documents";
import { BUNDLE_GLOSSARY } from "./bundle-glossary";
import { inlineMarkdown } from "./inline-markdown";
import { READ_IN_PYTHON, READ_IN_R } from "./reading-code";
import { sayFilters } from "./say-filters";
import { spssCopyPath } from "./spss/spss-copy";

/** README.md of a bundle. Numbers that are known only at the end stand in manifest.json. */
export function writeReadme(description: BundleDescription): string {
  const { study, app, takenAt, tables, filters, protocols } = description;
  const row = (cells: string[]) => `| ${cells.map(inlineMarkdown).join(" | ")} |`;
  const documents = Object.values(BUNDLE_DOCUMENTS);
  const copies = tables.flatMap(({ name, path }) => {
    const copy = spssCopyPath(name);
    return copy
      ? [row([`\`${copy}\``, `\`${path}\` for SPSS: spaces in place of line breaks`])]
      : [];
  });
  const hasMaterials = protocols.some(({ document }) => document !== null);
  const materials = hasMaterials
    ? [
        row([
          `\`${MATERIALS_FOLDER}/\``,
          "information and consent as participants read them, the whole protocol, and the text of a preregistration where there is an analysis plan, by version",
        ]),
      ]
    : [];
  return `# ${inlineMarkdown(study.title)}

Data of a study in which people rated explanations without knowing which method had made them. Taken out of ${app.name} ${app.version} on ${takenAt}, all of one moment: what was answered later is in no file.

## What is in it

| file | what for |
| --- | --- |
${[...documents.map(({ path, purpose }) => row([`\`${path}\``, purpose])), ...copies, ...materials].join("\n")}

| data | rows | what |
| --- | --- | --- |
${tables.map(({ path, rows, meaning }) => row([`\`${path}\``, rows, meaning])).join("\n")}

How many rows each file has stands in \`manifest.json\`.

## Which rows

${sayFilters(filters)
  .map((rule) => `- ${inlineMarkdown(rule)}`)
  .join("\n")}

## How to check it

In this folder:

\`\`\`sh
sha256sum -c SHA256SUMS        # on macOS: shasum -a 256 -c SHA256SUMS
\`\`\`

\`SHA256SUMS\` is the last file of the bundle. Where it is missing, or the archive does not open, the download broke off: take it again.

\`Rscript analysis.R\` makes every figure of \`comparison.json\` again and says where one differs. \`analysis.ipynb\` does so in Python, with numpy, pandas and scipy.

## How to read it

- CSV after RFC 4180: commas, a header line, double quotes where needed, lines that end in CR LF, UTF-8 without a byte order mark.
- Texts of several lines have their own line breaks within the quotes; R ends them by LF, however they are written.
- An empty field is a missing value. Times are ISO 8601 in UTC. Booleans are \`true\` and \`false\`.
- A text that a spreadsheet would take for a formula has one apostrophe before it, in the columns that the codebook names. To have every text as it was written, take one apostrophe away where a text of these columns begins with an apostrophe and matches this pattern (of JavaScript and Python: any apostrophes, any white space, and then a sign, among them the four full-width ones, a tab or a carriage return):

  \`\`\`text
  ${FORMULA_START}
  \`\`\`

- Give programs the types of the columns, and let only empty fields be missing. Left to guess they turn texts into something else: \`NA\` (the code of Namibia, or an answer) into a missing value, \`TRUE\` into a truth, \`007\` into 7, \`1-2\` into a date. In R:

  \`\`\`r
${indent(READ_IN_R)}
  \`\`\`

  In Python:

  \`\`\`python
${indent(READ_IN_PYTHON)}
  \`\`\`

  In Excel: Data, From Text/CSV, and “Do not detect data types”; a double click on the file guesses.
- \`rating\` is the answer as it was given, \`score\` the same as the analyses take it: reverse-scored constructs are turned around.
- Files are joined by their ids: participants by \`participant_code\`, trials by \`trial_id\`, explanations by \`explanation_id\`.

The folder follows Psych-DS: data in \`data/\`, every column in \`dataset_description.json\`.

## Words

${BUNDLE_GLOSSARY.map(([word, meaning]) => `- **${word}**: ${meaning}`).join("\n")}

## Before you publish it

The bundle says nothing of a licence: add a \`LICENSE\` file. Put names into \`CITATION.cff\`, and read \`methods.md\` through: what stands there in [brackets] only you can say.
`;
}

/** Within an item of a list. */
function indent(code: string): string {
  return code
    .split("\n")
    .map((line) => (line ? `  ${line}` : ""))
    .join("\n");
}
