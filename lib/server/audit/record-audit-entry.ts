import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import type { Prisma } from "@/lib/server/prisma-client/client";
import { db, type Transaction } from "@/lib/server/shared/db";
import type { AuditedAction } from "@/lib/views/audit/audited-action";

/**
 * Notes who did what in the study, by which token where a program did it, in the transaction of what was
 * done where there is one. Gives the entry's id.
 */
export async function recordAuditEntry(
  access: StudyAccess,
  action: AuditedAction,
  detail: Prisma.InputJsonObject,
  client: Transaction = db(),
): Promise<string> {
  const { studyId, userId, tokenName } = access;
  const noted = tokenName === undefined ? detail : { ...detail, byToken: tokenName };
  const { id } = await client.auditEntry.create({
    data: { studyId, userId, action, detail: noted },
    select: { id: true },
  });
  return id;
}
