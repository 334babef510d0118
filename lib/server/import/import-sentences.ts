import "server-only";
import { formatCount } from "@/lib/format";
import type { PublishedRatings } from "@/lib/importers/ratings/published-ratings";
import type { ContentReport } from "@/lib/views/content/content-import";
import { count } from "./count-noun";
import type { AccuracyRunsSummary } from "./import-accuracy-runs";
import { describeAccuracy } from "./import-model-run";
import type { RatingsSummary } from "./import-ratings";
import type { ImportedStudy } from "./import-study";
import type { ContentSummary, ImportSummary } from "./import-summary";

/** What an import stored, in plain sentences. */
export function describeImport(summary: ImportSummary): string[] {
  return [...describeContent(summary), ...describeStudy(summary.study)];
}

/** The page on which the import can be looked at. */
export function importedPage({ kind, study }: ImportSummary): string {
  return `/studies/${study.slug}/${kind === "ratings" ? "compare" : "content"}`;
}

/** What a file of content or of accuracies holds, in plain sentences. */
export function describeFound(found: ContentSummary | AccuracyRunsSummary): string[] {
  if (found.kind !== "accuracy-runs") return describeReport(found.report);
  const { stored, methods } = found;
  return [`Accuracies of ${count(stored, "run")} of ${methods.join(", ")}.`];
}

/** What a file of ratings holds. */
export function describeRatingsFile({
  participants,
  constructs,
  methods,
}: PublishedRatings): string {
  const responses = participants.reduce((sum, { responses: own }) => sum + own.length, 0);
  return `${count(responses, "response")} of ${count(participants.length, "participant")} to explanations by ${methods.join(", ")}, rated on ${constructs.join(", ")}.`;
}

function describeContent(summary: ImportSummary): string[] {
  if (summary.kind === "ratings") return describeRatings(summary);
  if (summary.kind === "accuracy-runs") return describeRuns(summary);
  return describeReport(summary.report);
}

function describeReport({ sentences, students }: ContentReport): string[] {
  const accuracies = students.flatMap(({ name, correct, known }) =>
    known === 0 ? [] : [`${name}: ${describeAccuracy({ correct, total: known })}.`],
  );
  return [...sentences, ...accuracies];
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
  if (!made) return [`Stored in the ${name}, which was there before.`];
  const owned = owner
    ? `Its owner is ${owner}.`
    : "There is no account yet, so nobody owns it: npm run create-owner -- EMAIL makes the first account, which will.";
  return [`Stored in the new ${name}.`, owned];
}

function when(condition: boolean, sentence: string): string[] {
  return condition ? [sentence] : [];
}
