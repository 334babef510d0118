import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";
import { eraseDueRecruiterIds } from "./erase-due-recruiter-ids";

/**
 * Sets the day from which on the study's recruiter ids are erased, at 0:00 UTC; null: no day. A day
 * that has come already erases them now.
 */
export async function setRetentionDay(access: StudyAccess, day: string | null): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.study.update({
      where: { id: access.studyId },
      data: { eraseRecruiterIdsOn: day === null ? null : new Date(day) },
    });
    await recordAuditEntry(access, "set-retention-day", { eraseOn: day }, tx);
  });
  await eraseDueRecruiterIds();
}
