import "server-only";
import { createHash } from "node:crypto";
import type { ContentFormInput } from "@/lib/schemas/content/content-import";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { ImportRefused } from "@/lib/server/import/import-outcome";
import { inTransaction } from "@/lib/server/import/import-transaction";
import type { Transaction } from "@/lib/server/shared/db";
import { lockStudy } from "@/lib/server/study-builder/change-study-status";
import {
  type ContentReport,
  type ImportProgress,
  NOTHING_FOUND,
} from "@/lib/views/content/content-import";
import { checkAccuracyRuns } from "./check-accuracy-runs";
import { lookAtContent, storeContent } from "./look-at-content";
import type { ReceivedFile } from "./received-file";

export interface ContentImport {
  access: StudyAccess;
  file: ReceivedFile;
  form: ContentFormInput;
  /** What an earlier look found, and is to be stored; null: look, and store nothing. */
  finding: string | null;
  onProgress: (progress: ImportProgress) => void;
}

/**
 * Looks at a file of content, or stores it in a draft study, in one transaction: all of it with its
 * audit entry, or nothing. Both do the same and compare with the same rows; a look is undone at its
 * end. So what a look found is what is stored: where the file or the study have become others, the
 * finding is another too, and nothing is stored.
 */
export async function importContent(given: ContentImport): Promise<ContentReport> {
  try {
    return await inTransaction(
      (tx) => work(tx, given),
      ({ stored }) => stored,
    );
  } catch (error) {
    if (error instanceof ImportRefused) {
      return { ...NOTHING_FOUND, sentences: [error.message], problems: error.refusal.problems };
    }
    throw error;
  }
}

async function work(tx: Transaction, given: ContentImport): Promise<ContentReport> {
  const { access, file, form, finding, onProgress } = given;
  if ((await lockStudy(tx, access.studyId)) !== "DRAFT") {
    throw new ImportRefused("The study is no longer a draft, so its content is frozen.", "study");
  }
  const looked =
    form.kind === "accuracy-runs"
      ? await checkAccuracyRuns(tx, access, file, form.skip)
      : await lookAtContent(tx, { studyId: access.studyId, file, form, onProgress });
  const report = { ...looked, finding: looked.ok ? nameFinding(file, form, looked) : null };
  if (finding === null || !report.ok) return report;
  if (finding !== report.finding) {
    const changed =
      "The file or the study is not what was checked: nothing was stored. This is what is found now.";
    return { ...report, sentences: [changed, ...report.sentences] };
  }
  if (form.kind !== "accuracy-runs") {
    await storeContent(tx, access.studyId, onProgress);
  }
  const detail = { kind: form.kind, sha256: file.sha256, found: report.sentences };
  await recordAuditEntry(access, "import-content", detail, tx);
  return { ...report, stored: true };
}

function nameFinding(file: ReceivedFile, form: ContentFormInput, report: ContentReport): string {
  const { sentences, students, remarks } = report;
  const found = JSON.stringify([file.sha256, form, sentences, students, remarks]);
  return createHash("sha256").update(found).digest("hex");
}
