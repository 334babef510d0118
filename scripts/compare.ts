import { parseArgs } from "node:util";
import { compareCounts } from "@/lib/comparison/compare-counts";
import { comparisonDocument } from "@/lib/comparison/document/comparison-document";
import { fitComparison } from "@/lib/comparison/fit-comparison";
import { resamplingOf } from "@/lib/comparison/resampling";
import { countTable } from "@/lib/comparison/responses/set-counts";
import type { Problem } from "@/lib/importers/outcome";
import { type RatingScale, readScaleOption } from "@/lib/importers/ratings/rating-scale";
import { readResponses } from "@/lib/importers/ratings/read-responses";
import { readInputFile } from "./read-input-file";

/** `npm run --silent compare -- FILE.csv`: the whole comparison of a file of ratings, as JSON. */

const USAGE = `npm run --silent compare -- FILE.csv [--scale COLUMN=FROM..TO]

Compares the methods of a file of ratings and writes the whole comparison as JSON. The file is in the
layout of the published study, or one of our own exports, or has a column for the participant (CASE),
one for the method (model) and one for each construct, with whole numbers. Commas, semicolons or tabs
separate columns; JSON Lines are read too. No database is needed. What is not read, or not as it is
written, is said on the error output.

  --scale COLUMN=FROM..TO   the scale of a construct, for example Clarity=-3..3; can be given several
                            times. Otherwise the ratings tell where it begins, and the highest of them
                            where it ends`;

const OPTIONS = {
  scale: { type: "string", multiple: true },
  help: { type: "boolean", short: "h" },
} as const;

type Arguments = { file: string; scales: Map<string, RatingScale> } | { help: true };

function readArguments(args: string[]): Arguments | { problem: string } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  if (values.help) return { help: true };
  const [file, ...others] = positionals;
  if (file === undefined) return { problem: "Name the file to compare." };
  if (others.length > 0) return { problem: "One file at a time." };
  const scales = new Map<string, RatingScale>();
  for (const text of values.scale ?? []) {
    const read = readScaleOption(text);
    if ("problem" in read) return read;
    scales.set(read.column, read.scale);
  }
  return { file, scales };
}

function parse(args: string[]) {
  return parseArgs({ args, options: OPTIONS, allowPositionals: true });
}

function compare(file: string, scales: ReadonlyMap<string, RatingScale>): boolean {
  const input = readInputFile(file);
  if ("problem" in input) return refuse(input.problem);
  const read = readResponses(input.bytes, scales);
  if (!read.ok) {
    for (const problem of read.problems) console.error(describeProblem(problem));
    return refuse(`${file} cannot be compared.`);
  }
  for (const remark of read.remarks) console.error(describeProblem(remark));
  const table = read.records;
  const counts = countTable(table);
  // A file has no seed of its own; a fixed one gives everybody the same figures.
  const fitted = fitComparison(table, resamplingOf("file"));
  const document = comparisonDocument(table, counts, compareCounts(table, counts), fitted);
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  return true;
}

function describeProblem({ line, field, reason }: Problem): string {
  return `line ${line}: ${reason}${field ? ` [${field}]` : ""}`;
}

function refuse(reason: string): false {
  console.error(reason);
  return false;
}

const read = readArguments(process.argv.slice(2));
if ("problem" in read) {
  console.error(`${read.problem}\n\n${USAGE}`);
  process.exitCode = 1;
} else if ("help" in read) console.log(USAGE);
else if (!compare(read.file, read.scales)) process.exitCode = 1;
