import "server-only";
import type { AuditedAction } from "@/lib/figures/audited-action";
import type { StudyAccess } from "../accounts/access";
import { db, type Transaction } from "../db";
import type { Prisma } from "../prisma-client/client";

/** Notes who did what in the study, with what was done where that is a transaction; gives the entry's id. */
export async function recordAuditEntry(
  access: StudyAccess,
  action: AuditedAction,
  detail: Prisma.InputJsonObject,
  client: Transaction = db(),
): Promise<string> {
  const { id } = await client.auditEntry.create({
    data: { studyId: access.studyId, userId: access.userId, action, detail },
    select: { id: true },
  });
  return id;
}
