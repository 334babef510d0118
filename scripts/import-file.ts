import { basename } from "node:path";
import type { Problem } from "@/lib/importers/outcome";
import { checkFile } from "@/lib/server/import/import-check";
import { type FileTarget, importFile } from "@/lib/server/import/import-file";
import type { ImportOutcome } from "@/lib/server/import/import-outcome";
import { describeImport, importedPage } from "@/lib/server/import/import-sentences";
import { slugFrom } from "@/lib/study/lifecycle/study-slug";
import { IMPORT_USAGE, type ImportArguments, readImportArguments } from "./import-arguments";
import { readInputFile } from "./read-input-file";
import { withCleanEnd } from "./with-clean-end";

/** `npm run import -- FILE`: says what was stored, or why nothing was. */

async function importOnCommand(args: ImportArguments): Promise<boolean> {
  const began = performance.now();
  const input = readInputFile(args.file);
  if ("problem" in input) return refuse(input.problem);
  const target = targetOf(args);
  if (args.check) {
    const checked = await checkFile(input.bytes, target);
    if (!checked.ok) return printRefusal(checked);
    printRemarks(checked.remarks);
    console.log(
      `${checked.summary}\nNothing is wrong with the file. Nothing was stored: this was a check.`,
    );
    return true;
  }
  const outcome = await importFile(input.bytes, target);
  if (!outcome.ok) return printRefusal(outcome);
  const { summary, remarks } = outcome;
  printRemarks(remarks);
  for (const sentence of describeImport(summary)) console.log(sentence);
  if (!summary.study.made && args.title) console.log("It keeps its title.");
  if (!summary.study.made && args.owner) console.log("It keeps its members.");
  console.log(`Look at it at ${importedPage(summary)}.`);
  console.log(`It took ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  return true;
}

function targetOf({
  file,
  study,
  title,
  method,
  size,
  run,
  skip,
  owner,
}: ImportArguments): FileTarget {
  return {
    slug: study ?? slugFrom(basename(file)),
    title,
    importer: { kind: "command", ownerEmail: owner },
    method,
    modelSize: size,
    runNumber: run,
    skip,
  };
}

function refuse(reason: string): false {
  console.error(reason);
  return false;
}

function printRefusal({ reason, option, problems }: ImportOutcome<unknown> & { ok: false }): false {
  for (const problem of problems) console.error(describeProblem(problem));
  return refuse(option ? `${reason} (--${option})` : reason);
}

function printRemarks(remarks: Problem[]): void {
  if (remarks.length > 0) console.log("Worth a look:");
  for (const remark of remarks) console.log(`  ${describeProblem(remark)}`);
}

function describeProblem({ line, field, reason }: Problem): string {
  const column = field && !reason.includes(field) ? ` [${field}]` : "";
  return `line ${line}: ${reason}${column}`;
}

await withCleanEnd(async (args) => {
  const read = readImportArguments(args);
  if ("problem" in read) {
    return refuse(`${read.problem}\nnpm run import -- --help lists what can be given.`);
  }
  if ("help" in read) console.log(IMPORT_USAGE);
  else return importOnCommand(read);
  return true;
});
