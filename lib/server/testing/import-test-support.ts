import "server-only";
import type { ImportTarget } from "@/lib/server/import/import-study";
import { db } from "@/lib/server/shared/db";

/** What the tests of importing share: names that no other test has, invented files, counts of rows. */

export function newTarget(): ImportTarget {
  const slug = `import-${crypto.randomUUID()}`;
  return { slug, title: null, importer: { kind: "command", ownerEmail: null } };
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
