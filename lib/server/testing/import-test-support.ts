import "server-only";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseForm, type FormTarget } from "@/lib/server/import/choose-form";
import { fileOnDisk, type ReceivedFile } from "@/lib/server/import/content/received-file";
import { checkFile, importFile } from "@/lib/server/import/import-file";
import type { ImportOutcome } from "@/lib/server/import/import-outcome";
import type { ImportTarget } from "@/lib/server/import/import-study";
import type { ImportSummary } from "@/lib/server/import/import-summary";
import { refusable } from "@/lib/server/import/import-transaction";
import { db } from "@/lib/server/shared/db";

/** What the tests of importing share: names that no other test has, invented files, counts of rows. */

export function newTarget(): ImportTarget {
  const slug = `import-${crypto.randomUUID()}`;
  return { slug, title: null, importer: { kind: "command", ownerEmail: null } };
}

/** A file of this machine while `use` works on it. */
export async function withFile<Result>(
  content: string | Uint8Array,
  use: (file: ReceivedFile) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "grounded-test-"));
  try {
    const path = join(folder, "file");
    await writeFile(path, content);
    return await use(await fileOnDisk(path));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Where a file goes, and as much as the command was told of it. */
export type AskedImport = ImportTarget & Partial<FormTarget>;

/** Imports a file as the command does. */
export function importText(
  content: string | Uint8Array,
  asked: AskedImport,
): Promise<ImportOutcome<ImportSummary>> {
  return withFile(content, (file) =>
    refusable(async () =>
      importFile(file, await chooseForm(file, told(asked), { stored: true }), asked),
    ),
  );
}

/** Checks a file as the command does. */
export function checkText(
  content: string | Uint8Array,
  asked: AskedImport,
): Promise<ImportOutcome<string[]>> {
  return withFile(content, (file) =>
    refusable(async () =>
      checkFile(file, await chooseForm(file, told(asked), { stored: false }), asked),
    ),
  );
}

function told(asked: AskedImport): FormTarget {
  return { method: null, modelSize: null, runNumber: null, skip: [], map: [], ...asked };
}

/** How many rows every table has that an import writes to. */
export async function countRows(): Promise<unknown> {
  const [counts] = await db().$queryRaw<unknown[]>`
    SELECT (SELECT count(*)::int FROM study) AS studies,
           (SELECT count(*)::int FROM study_member) AS members,
           (SELECT count(*)::int FROM protocol_version) AS protocols,
           (SELECT count(*)::int FROM construct) AS constructs,
           (SELECT count(*)::int FROM method) AS methods,
           (SELECT count(*)::int FROM model_run) AS runs,
           (SELECT count(*)::int FROM question) AS questions,
           (SELECT count(*)::int FROM explanation) AS explanations,
           (SELECT count(*)::int FROM participant) AS participants,
           (SELECT count(*)::int FROM answer) AS answers,
           (SELECT count(*)::int FROM trial) AS trials,
           (SELECT count(*)::int FROM response) AS responses,
           (SELECT count(*)::int FROM rating) AS ratings`;
  return counts;
}

export interface InventedQuestion {
  id: string;
  question: string;
  choices: string[];
  answer: string;
}

export const TULIPS: InventedQuestion = {
  id: "tulips",
  question: "Where do tulips grow?",
  choices: ["kettle", "garden", "library"],
  answer: "garden",
};

export const NOVELS: InventedQuestion = {
  id: "novels",
  question: "Where do people borrow novels?",
  choices: ["kettle", "garden", "library"],
  answer: "library",
};

/** A file of questions. */
export function questionsFile(...questions: unknown[]): string {
  return questions.map((question) => JSON.stringify(question)).join("\n");
}

/** A row of a student's output: what it answered to a question, and why. */
export function outputRow(
  { question, choices, answer }: InventedQuestion,
  answered: string,
  explanation: string,
): string {
  const letters = "abcdefghij";
  const list = choices.map((choice, index) => `(${letters[index]}) ${choice}`).join(" ");
  const input = `[predict] Question: ${question} Choices: ${list}`;
  return [input, `The answer is ${answered}`, `The answer is ${answer}`, explanation]
    .map((field) => `"${field}"`)
    .join(",");
}

/** A student's output. */
export function outputFile(...rows: string[]): string {
  return ["input_predict,answers_preds,answers_labels,rationales_preds", ...rows].join("\n");
}

/** Accuracies of runs. */
export function runsFile(...rows: string[]): string {
  return ["run,test accuracy,target_rationale,model_size,training_mode", ...rows].join("\n");
}

/** Published ratings: slot, five ratings, question, model and length of participants without answers. */
export function ratingsFile(...rows: string[]): string {
  const header =
    "CASE,rationale,Completeness,Contrastiveness,Plausibility,Satisfaction,Understandability,rationale_id,model,rationale_length,gender";
  return [header, ...rows].join("\n");
}
