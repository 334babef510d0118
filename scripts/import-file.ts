import { basename } from "node:path";
import type { Problem } from "@/lib/importers/outcome";
import { chooseForm } from "@/lib/server/import/choose-form";
import { fileOnDisk, LARGEST_FILE, TOO_LARGE } from "@/lib/server/import/content/received-file";
import { checkFile, importFile } from "@/lib/server/import/import-file";
import type { ImportOutcome } from "@/lib/server/import/import-outcome";
import { describeImport, importedPage } from "@/lib/server/import/import-sentences";
import type { ImportTarget } from "@/lib/server/import/import-study";
import { refusable } from "@/lib/server/import/import-transaction";
import { slugFrom } from "@/lib/study/lifecycle/study-slug";
import { IMPORT_USAGE, type ImportArguments, readImportArguments } from "./import-arguments";
import { findInputFile } from "./read-input-file";
import { withCleanEnd } from "./with-clean-end";

/** `npm run import -- FILE`: says what was stored, or why nothing was. */

async function importOnCommand(args: ImportArguments): Promise<boolean> {
  const began = performance.now();
  const found = findInputFile(args.file);
  if ("problem" in found) return refuse(found.problem);
  if (found.bytes > LARGEST_FILE) return refuse(`${args.file}: ${TOO_LARGE}`);
  const target = targetOf(args);
  const file = await fileOnDisk(args.file);
  const chosen = await refusable(async () => {
    const form = await chooseForm(file, args, { stored: !args.check });
    return { ok: true, summary: form, remarks: [] };
  });
  if (!chosen.ok) return printRefusal(chosen);
  const { summary: form } = chosen;
  if (form.mapping) {
    console.log(`Columns: ${form.mapping}. Change one by --map column=field.`);
  }
  if (args.check) {
    const checked = await checkFile(file, form, target);
    if (!checked.ok) return printRefusal(checked);
    printRemarks(checked.remarks);
    for (const sentence of checked.summary) console.log(sentence);
    console.log("Nothing is wrong with the file. Nothing was stored: this was a check.");
    return true;
  }
  const outcome = await importFile(file, form, target);
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

function targetOf({ file, study, title, owner }: ImportArguments): ImportTarget {
  return {
    slug: study ?? slugFrom(basename(file)),
    title,
    importer: { kind: "command", ownerEmail: owner },
  };
}

function refuse(reason: string): false {
  console.error(reason);
  return false;
}

function printRefusal(refused: ImportOutcome<unknown> & { ok: false }): false {
  const { reason, option, problems, remarks } = refused;
  printRemarks(remarks);
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
