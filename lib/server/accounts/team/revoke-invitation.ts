import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";

/**
 * Takes back an invitation that nobody has joined by; a claim of it ends as well.
 * @throws AppError not-found (404) where there is none.
 */
export async function revokeInvitation(access: StudyAccess, id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const [revoked] = await tx.staffInvitation.updateManyAndReturn({
      where: { id, studyId: access.studyId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
      select: { email: true },
    });
    if (!revoked) throw new AppError("not-found", "Invitation not found or no longer active.");
    await recordAuditEntry(access, "revoke-invitation", { email: revoked.email }, tx);
  });
}
