import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { StaffInvitationInput } from "@/lib/schemas/accounts/staff";
import { makeSecret } from "@/lib/server/accounts/sign-in/secret-token";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";

const WEEK_MS = 7 * 24 * 3_600_000;

/**
 * Asks somebody to join the study's staff. Gives the address that lets them in, which is stored
 * nowhere; an earlier one for the same person is worth nothing any more.
 *
 * @throws AppError not-acceptable (422) where they are a member already.
 */
export async function inviteStaff(
  access: StudyAccess,
  { email, role }: StaffInvitationInput,
): Promise<{ link: string; email: string; expiresAt: string }> {
  const { secret, hash } = makeSecret();
  const { studyId, userId } = access;
  const expiresAt = new Date(Date.now() + WEEK_MS);
  await db().$transaction(async (tx) => {
    // An administrator who hands the link over vouches for the address; other inviters only ask.
    const inviter = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { role: true },
    });
    const proves = inviter.role === "ADMINISTRATOR";
    const member = await tx.studyMember.findFirst({ where: { studyId, user: { email } } });
    if (member) {
      const message = "This person is a member already; the role can be changed in the list.";
      throw new AppError("not-acceptable", message, [{ path: "email", message }]);
    }
    await tx.staffInvitation.updateMany({
      where: { studyId, email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    await tx.staffInvitation.create({
      data: { studyId, email, role, tokenHash: hash, invitedBy: userId, expiresAt, proves },
    });
    await recordAuditEntry(access, "invite-staff", { email, role }, tx);
  });
  const link = new URL(`/invitation/${secret}`, env().NEXTAUTH_URL).href;
  return { link, email, expiresAt: expiresAt.toISOString() };
}
