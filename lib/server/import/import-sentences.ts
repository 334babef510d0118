import "server-only";
import { formatCount } from "@/lib/format";
import type { AccuracyRunsSummary } from "./import-accuracy-runs";
import type { ImportSummary } from "./import-file";
import { describeRun, formatAccuracy } from "./import-model-run";
import type { QuestionsSummary } from "./import-questions";
import type { RatingsSummary } from "./import-ratings";
import type { StudentOutputSummary } from "./import-student-output";
import type { ImportedStudy } from "./import-study";

/** What an import stored, in plain sentences. */
export function describeImport(summary: ImportSummary): string[] {
  return [...describeContent(summary), ...describeStudy(summary.study)];
}

/** The page on which the import can be looked at. */
export function importedPage({ kind, study }: ImportSummary): string {
  return `/studies/${study.slug}/${kind === "ratings" ? "compare" : "content"}`;
}

/** "934 of 1,221 correct (.764947)". */
export function describeAccuracy({ correct, total }: { correct: number; total: number }): string {
  const share = formatAccuracy(correct / total);
  return `${formatCount(correct)} of ${formatCount(total)} correct (${share})`;
}

function describeContent(summary: ImportSummary): string[] {
  if (summary.kind === "questions") return describeQuestions(summary);
  if (summary.kind === "student-output") return describeOutput(summary);
  if (summary.kind === "ratings") return describeRatings(summary);
  return describeRuns(summary);
}

function describeQuestions({ stored, known }: QuestionsSummary): string[] {
  const passed = `${count(known, "question")} ${known === 1 ? "was" : "were"} there already, with the same content.`;
  return [`Stored ${count(stored, "question")}.`, ...when(known > 0, passed)];
}

function describeOutput(summary: StudentOutputSummary): string[] {
  const { run, runMade, accuracy, questionsAdded } = summary;
  const { explanations, withoutExplanation, offChoices } = summary;
  return [
    `${describeRun(run)}: ${describeAccuracy(accuracy)}.`,
    `Stored ${count(explanations, "explanation")}.`,
    ...when(
      questionsAdded > 0,
      `Stored ${count(questionsAdded, "question")} that the study did not have.`,
    ),
    ...when(!runMade, "The run was known by its accuracy; it has its output now."),
    ...when(
      withoutExplanation > 0,
      `${count(withoutExplanation, "answer")} without an explanation counted for the accuracy only.`,
    ),
    ...when(
      offChoices > 0,
      `${count(offChoices, "answer")} ${offChoices === 1 ? "is" : "are"} none of the choices and counted as wrong.`,
    ),
  ];
}

function describeRatings(summary: RatingsSummary): string[] {
  const { participants, completed, slots, methods, constructs } = summary;
  return [
    `Stored ${count(summary.responses, "response")} with ${count(summary.ratings, "rating")} by ${count(participants, "participant")}, ${formatCount(completed)} of whom have all ${slots}.`,
    `They rated ${count(summary.explanations, "explanation")} of ${count(summary.questions, "question")} by ${methods.join(", ")} on ${constructs.join(", ")}.`,
  ];
}

function describeRuns(summary: AccuracyRunsSummary): string[] {
  const { stored, methods, modelSizes, methodsAdded, skipped, leftOut, study } = summary;
  const others = [...new Set(leftOut.map(({ methodKey }) => methodKey))].join(", ");
  return [
    `Stored the accuracy of ${count(stored, "run")} of ${methods.join(", ")} (${modelSizes.join(", ")}).`,
    ...when(skipped.length > 0, `Left out as you asked: line ${skipped.join(", ")}.`),
    ...when(
      !study.made && methodsAdded.length > 0,
      `The study has new methods: ${methodsAdded.join(", ")}.`,
    ),
    ...when(
      leftOut.length > 0,
      `Left out: ${count(leftOut.length, "run")} of ${others}, which the study does not have and, being frozen, does not gain.`,
    ),
  ];
}

function describeStudy({ slug, title, status, made, owner }: ImportedStudy): string[] {
  const name = `${status.toLowerCase()} study "${title}"${title === slug ? "" : ` (${slug})`}`;
  if (!made) return [`It is in the ${name}, which was there before.`];
  const owned = owner
    ? `Its owner is ${owner}.`
    : "There is no account yet, so nobody owns it: npm run create-owner -- EMAIL makes the first account, which will.";
  return [`It is in the new ${name}.`, owned];
}

/** "1 question", "1,221 questions". */
export function count(number: number, noun: string): string {
  return `${formatCount(number)} ${noun}${number === 1 ? "" : "s"}`;
}

function when(condition: boolean, sentence: string): string[] {
  return condition ? [sentence] : [];
}
