import "server-only";
import type { FileKind } from "@/lib/importers/detect-kind";
import { HEAD_BYTES, lookAtHead } from "@/lib/importers/look-at-head";
import {
  type AccuracyRunsSummary,
  type AccuracyRunsTarget,
  importAccuracyRuns,
} from "./import-accuracy-runs";
import { type ImportOutcome, ImportRefused } from "./import-outcome";
import { importQuestions, type QuestionsSummary } from "./import-questions";
import { importRatings, type RatingsSummary } from "./import-ratings";
import {
  importStudentOutput,
  type StudentOutputSummary,
  type StudentOutputTarget,
} from "./import-student-output";
import { decodeText, refuseSize } from "./import-text";
import { refusable } from "./import-transaction";

/** What can be chosen for a file whose kind is not known yet. */
export type FileTarget = StudentOutputTarget & AccuracyRunsTarget;

export type ImportSummary =
  | QuestionsSummary
  | StudentOutputSummary
  | RatingsSummary
  | AccuracyRunsSummary;

/** The kinds of files in words. */
export const FILE_KINDS: Record<FileKind, string> = {
  questions: "questions",
  "student-output": "a student's output",
  ratings: "ratings",
  "accuracy-runs": "accuracies of runs",
};

/** Imports a file of any kind that is known by its content; as a whole, or not at all. */
export function importFile(
  bytes: Uint8Array,
  target: FileTarget,
): Promise<ImportOutcome<ImportSummary>> {
  return refusable(async (): Promise<ImportOutcome<ImportSummary>> => {
    const { kind, text } = readKnownFile(bytes, target);
    if (kind === "questions") return importQuestions(text, target);
    if (kind === "student-output") return importStudentOutput(text, target);
    if (kind === "ratings") return importRatings(text, target);
    return importAccuracyRuns(text, target);
  });
}

/**
 * The kind and the text of a file.
 *
 * @throws ImportRefused when there is no telling its kind, it is no text, or something was chosen
 * that files of its kind do not have.
 */
export function readKnownFile(
  bytes: Uint8Array,
  { method, modelSize, runNumber, skip }: FileTarget,
): { kind: FileKind; text: string } {
  const tooLarge = refuseSize(bytes.length);
  if (tooLarge) throw tooLarge;
  const { kind, reason: why } = lookAtHead(bytes.subarray(0, HEAD_BYTES));
  if (kind === "unknown") throw new ImportRefused(why);
  if (kind === "table")
    throw new ImportRefused("Tables with columns of your own are imported on the content page.");
  const words = FILE_KINDS[kind];
  if (kind !== "student-output" && [method, modelSize, runNumber].some((value) => value !== null)) {
    const reason = `Method, size and run can be given for a student's output; this file holds ${words}.`;
    throw new ImportRefused(reason, null);
  }
  if (kind !== "accuracy-runs" && skip.length > 0) {
    const reason = `Lines can be left out of accuracies of runs only, where each row stands alone. This file holds ${words}, whose rows belong together: correct the file instead.`;
    throw new ImportRefused(reason, null);
  }
  return { kind, text: decodeText(bytes) };
}
