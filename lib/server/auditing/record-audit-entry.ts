import "server-only";
import type { StudyAccess } from "../accounts/access";
import { db } from "../db";
import type { Prisma } from "../prisma-client/client";

/** What is noted in the audit log. */
export type AuditedAction =
  /** Somebody looked at the tests of a study that was still running. */
  "interim-look";

/** Notes who did what in the study, and gives the entry's id. */
export async function recordAuditEntry(
  access: StudyAccess,
  action: AuditedAction,
  detail: Prisma.InputJsonObject,
): Promise<string> {
  const { id } = await db().auditEntry.create({
    data: { studyId: access.studyId, userId: access.userId, action, detail },
    select: { id: true },
  });
  return id;
}
