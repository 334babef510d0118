import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db, type Transaction } from "@/lib/server/shared/db";
import type { StaffRole } from "@/lib/views/accounts/staff-role";

interface Member {
  role: StaffRole;
  email: string;
}

/**
 * Finds the member, and holds every owner until the transaction is over: two owners who leave at the
 * same moment would otherwise each count on the other. A study that loses its last owner is refused.
 */
async function findMember(
  tx: Transaction,
  { studyId }: StudyAccess,
  userId: string,
  stays: boolean,
): Promise<Member> {
  const owners = await tx.$queryRaw<{ id: string }[]>`
    SELECT user_id AS id FROM study_member
      WHERE study_id = ${studyId}::uuid AND role = 'OWNER'
      ORDER BY user_id FOR NO KEY UPDATE`;
  const member = await tx.studyMember.findUnique({
    where: { studyId_userId: { studyId, userId } },
    select: { role: true, user: { select: { email: true } } },
  });
  if (!member) throw new AppError("not-found", "The study has no such member.");
  if (!stays && owners.length === 1 && owners[0]?.id === userId) {
    throw new AppError(
      "not-acceptable",
      "This is the study’s last owner. Make somebody else an owner first.",
    );
  }
  return { role: member.role, email: member.user.email };
}

/**
 * Gives a member another role.
 * @throws AppError not-found (404); not-acceptable (422) for the last owner.
 */
export async function changeRole(
  access: StudyAccess,
  userId: string,
  role: StaffRole,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const member = await findMember(tx, access, userId, role === "OWNER");
    if (member.role === role) return;
    await tx.studyMember.update({
      where: { studyId_userId: { studyId: access.studyId, userId } },
      data: { role },
    });
    const detail = { email: member.email, from: member.role, to: role };
    await recordAuditEntry(access, "change-role", detail, tx);
  });
}

/**
 * Takes a member out of the study; their tokens for it end as well. The account stays.
 * @throws AppError not-found (404); not-acceptable (422) for the last owner.
 */
export async function removeMember(access: StudyAccess, userId: string): Promise<void> {
  const { studyId } = access;
  await db().$transaction(async (tx) => {
    const { email, role } = await findMember(tx, access, userId, false);
    await tx.studyMember.delete({ where: { studyId_userId: { studyId, userId } } });
    const { count } = await tx.apiToken.updateMany({
      where: { studyId, userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await recordAuditEntry(access, "remove-staff", { email, role, tokensRevoked: count }, tx);
  });
}
