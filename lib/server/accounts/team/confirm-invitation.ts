import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";

/**
 * An owner lets the account join that claimed an invitation to another address.
 * @throws AppError not-found (404) where no such claim is open.
 */
export async function confirmInvitation(access: StudyAccess, id: string): Promise<void> {
  const { studyId } = access;
  await db().$transaction(async (tx) => {
    const [confirmed] = await tx.staffInvitation.updateManyAndReturn({
      where: { id, studyId, claimedBy: { not: null }, acceptedAt: null, revokedAt: null },
      data: { acceptedAt: new Date() },
      select: { email: true, role: true, claimer: { select: { id: true, email: true } } },
    });
    if (!confirmed?.claimer) {
      throw new AppError("not-found", "Invitation not found or no longer active.");
    }
    const { email, role, claimer } = confirmed;
    await tx.studyMember.createMany({
      data: { studyId, userId: claimer.id, role },
      skipDuplicates: true,
    });
    const detail = { invited: email, joined: claimer.email, role };
    await recordAuditEntry(access, "confirm-invitation", detail, tx);
  });
}
