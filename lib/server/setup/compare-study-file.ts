import "server-only";
import type { StudyChange } from "@/lib/schemas/setup/study-file-diff";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";
import { waiting } from "@/lib/server/shared/transaction-times";
import { readStoredStudy } from "./load-study-file";
import type { ReceivedStudyFile } from "./receive-study-file";

export interface StudyComparison {
  /** The first of them. */
  changes: StudyChange[];
  total: number;
  /** False for a file without content: then nothing is said of the study's. */
  content: boolean;
  /** What the file holds for recruiters and is not compared, in sentences. */
  leftOut: string[];
}

/** What the file says otherwise than the study; the audit log says who compared. */
export function compareStudyFile(
  access: StudyAccess,
  {
    hash,
    content,
    leftOut,
    compare,
  }: Pick<ReceivedStudyFile, "hash" | "content" | "leftOut" | "compare">,
): Promise<StudyComparison> {
  return db().$transaction(
    async (tx) => {
      const stored = await readStoredStudy(tx, access.studyId, content);
      const { changes, total } = await compare(stored);
      await recordAuditEntry(access, "compare-study-file", { hash, differences: total }, tx);
      return { changes, total, content, leftOut };
    },
    { ...waiting(180_000), isolationLevel: "RepeatableRead" },
  );
}
