import "server-only";
import { parseRatings } from "@/lib/importers/ratings/parse-ratings";
import type { Transaction } from "@/lib/server/shared/db";
import type { ChosenForm } from "./choose-form";
import { lookAtContent, storeContent } from "./content/look-at-content";
import { readWholeText } from "./content/read-whole-text";
import type { ReceivedFile } from "./content/received-file";
import { type AccuracyRunsSummary, importAccuracyRuns } from "./import-accuracy-runs";
import { type ImportOutcome, refuseListed } from "./import-outcome";
import { importRatings } from "./import-ratings";
import { describeFound, describeRatingsFile } from "./import-sentences";
import { findOrMakeDraft, type ImportTarget } from "./import-study";
import type { ContentSummary, ImportSummary } from "./import-summary";
import { inTransaction, refusable } from "./import-transaction";

/** Ratings are compared in memory, row with row; more than thirty times the largest published file. */
const LARGEST_RATINGS = 64 * 1024 * 1024;

/**
 * Imports a file, read in the chosen form, into a study, which is made when there is none of that
 * name: all of it in one transaction, or nothing.
 */
export function importFile(
  file: ReceivedFile,
  { form }: ChosenForm,
  target: ImportTarget,
): Promise<ImportOutcome<ImportSummary>> {
  return refusable(async (): Promise<ImportOutcome<ImportSummary>> => {
    if (form.kind === "ratings") {
      return importRatings(await readWholeText(file, LARGEST_RATINGS), target);
    }
    return inTransaction(
      (tx) => bring(tx, file, form, target),
      () => true,
    );
  });
}

/**
 * Does the same, undoes it, and says what the file holds. Of ratings, which become a study of their
 * own, the file alone is read.
 */
export function checkFile(
  file: ReceivedFile,
  { form }: ChosenForm,
  target: ImportTarget,
): Promise<ImportOutcome<string[]>> {
  return refusable(async (): Promise<ImportOutcome<string[]>> => {
    if (form.kind === "ratings") {
      const parsed = parseRatings(await readWholeText(file, LARGEST_RATINGS));
      if (!parsed.ok) throw refuseListed(parsed.problems);
      return { ...parsed, summary: [describeRatingsFile(parsed.records)] };
    }
    const found = await inTransaction(
      (tx) => bring(tx, file, form, target),
      () => false,
    );
    return { ...found, summary: describeFound(found.summary) };
  });
}

async function bring(
  tx: Transaction,
  file: ReceivedFile,
  form: Exclude<ChosenForm["form"], { kind: "ratings" }>,
  target: ImportTarget,
): Promise<ImportOutcome<ContentSummary | AccuracyRunsSummary> & { ok: true }> {
  if (form.kind === "accuracy-runs") {
    const { skip } = form;
    return { ok: true, ...(await importAccuracyRuns(tx, file, { ...target, skip })) };
  }
  const { id: studyId, summary: study } = await findOrMakeDraft(tx, target);
  const report = await lookAtContent(tx, { studyId, file, form, onProgress: () => {} });
  if (!report.ok) throw refuseListed(report.problems, report.remarks);
  await storeContent(tx, studyId, () => {});
  return { ok: true, summary: { kind: form.kind, study, report }, remarks: report.remarks };
}
