import { compareCounts } from "@/lib/comparison/compare-counts";
import { comparisonDocument } from "@/lib/comparison/document/comparison-document";
import { fitComparison } from "@/lib/comparison/fit-comparison";
import { resamplingOf } from "@/lib/comparison/resampling";
import { countTable } from "@/lib/comparison/responses/set-counts";
import { readResponses } from "@/lib/importers/ratings/read-responses";
import { readInputFile } from "./read-input-file";

/** `npm run --silent compare -- FILE.csv`: the whole comparison of a file of ratings, as JSON. */

const USAGE = `npm run --silent compare -- FILE.csv

Compares the methods of a file of ratings and writes the whole comparison as JSON. The file is in the
layout of the published study, or one of our own exports, or has a column for the participant (CASE),
one for the method (model) and one for each construct, with whole numbers. Commas, semicolons and tabs
separate columns; JSON Lines are read too. No database is needed.`;

function compare(file: string): boolean {
  const input = readInputFile(file);
  if ("problem" in input) return refuse(input.problem);
  const read = readResponses(input.bytes);
  if (!read.ok) {
    for (const { line, field, reason } of read.problems) {
      console.error(`line ${line}: ${reason}${field ? ` [${field}]` : ""}`);
    }
    return refuse(`${file} cannot be compared.`);
  }
  for (const { field, reason } of read.remarks) {
    console.error(field ? `${reason} [${field}]` : reason);
  }
  const table = read.records;
  const counts = countTable(table);
  // A file has no seed of its own; a fixed one gives everybody the same figures.
  const fitted = fitComparison(table, resamplingOf("file"));
  const document = comparisonDocument(table, counts, compareCounts(table, counts), fitted);
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  return true;
}

function refuse(reason: string): false {
  console.error(reason);
  return false;
}

const [file, ...others] = process.argv.slice(2);
if (file === "--help" || file === "-h") console.log(USAGE);
else if (file === undefined || others.length > 0) {
  console.error(
    `${file === undefined ? "Name the file to compare." : "One file at a time."}\n\n${USAGE}`,
  );
  process.exitCode = 1;
} else if (!compare(file)) process.exitCode = 1;
