import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";

/** A file that has left the server. */
export interface TakenFile {
  file: string;
  rows: number;
  sha256: string;
  /** By which its rows were chosen and written, without what goes without saying. */
  filters?: Record<string, string | number>;
  /** Rows as the database counted them in the same snapshot. */
  counted?: number;
}

/** Notes that a file left the server, and how to recognise it. */
export async function recordExport(access: StudyAccess, taken: TakenFile): Promise<void> {
  const { studyId, userId } = access;
  const { file, rows, sha256, filters = {}, counted = null } = taken;
  await db().$transaction(async (tx) => {
    await tx.exportRecord.create({
      data: { studyId, userId, file, rows, sha256, filters, counted },
    });
    await recordAuditEntry(access, "export", { file, rows, sha256, ...filters }, tx);
  });
}
