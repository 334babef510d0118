import "server-only";
import { normalStudyFile } from "@/lib/schemas/setup/normal-study-file";
import type { StudyFile } from "@/lib/schemas/setup/study-file";
import { diffStudyFiles, type StudyChange } from "@/lib/schemas/setup/study-file-diff";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";
import { hashDocument } from "@/lib/server/study-builder/hash-document";
import { readStudyFile } from "./load-study-file";

const SHOWN_CHANGES = 200;

export interface StudyComparison {
  /** The first of them. */
  changes: StudyChange[];
  total: number;
  /** False for a file without content: then nothing is said of the study's. */
  content: boolean;
}

/** What the file says otherwise than the study; the audit log says who compared. */
export function compareStudyFile(access: StudyAccess, file: StudyFile): Promise<StudyComparison> {
  const other = normalStudyFile(file);
  const content = other.questions.length > 0 || other.modelRuns.length > 0;
  return db().$transaction(
    async (tx) => {
      const changes = diffStudyFiles(await readStudyFile(tx, access.studyId, content), other);
      const detail = { hash: hashDocument(other), differences: changes.length };
      await recordAuditEntry(access, "compare-study-file", detail, tx);
      return { changes: changes.slice(0, SHOWN_CHANGES), total: changes.length, content };
    },
    { maxWait: 20_000, timeout: 60_000, isolationLevel: "RepeatableRead" },
  );
}
