import "server-only";
import type { StudyAccess } from "../accounts/access";
import { recordAuditEntry } from "../auditing/record-audit-entry";
import { db } from "../db";

/** Notes that a file left the server, and how to recognise it. */
export async function recordExport(
  access: StudyAccess,
  { file, rows, sha256 }: { file: string; rows: number; sha256: string },
): Promise<void> {
  const { studyId, userId } = access;
  await db().$transaction(async (tx) => {
    await tx.exportRecord.create({ data: { studyId, userId, file, rows, sha256 } });
    await recordAuditEntry(access, "export", { file, rows, sha256 }, tx);
  });
}
