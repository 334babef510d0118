import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";

/**
 * Ends a token of the study.
 * @throws AppError not-found (404).
 */
export async function revokeApiToken(access: StudyAccess, id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const [revoked] = await tx.apiToken.updateManyAndReturn({
      where: { id, studyId: access.studyId, revokedAt: null },
      data: { revokedAt: new Date() },
      select: { name: true },
    });
    if (!revoked) throw new AppError("not-found", "The study has no such token.");
    await recordAuditEntry(access, "revoke-token", { name: revoked.name }, tx);
  });
}
