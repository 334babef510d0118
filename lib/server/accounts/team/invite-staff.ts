import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { StaffInvitationInput } from "@/lib/schemas/accounts/staff";
import { sendMail, sendsMail } from "@/lib/server/accounts/mail/send-mail";
import { makeSecret } from "@/lib/server/accounts/sign-in/secret-token";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { spendRequest } from "@/lib/server/api/spend-request";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";
import { INVITATION_ALLOWANCE } from "@/lib/views/accounts/api-allowance";
import { invitationMail } from "@/lib/views/accounts/mails";

const WEEK_MS = 7 * 24 * 3_600_000;

export interface Invited {
  email: string;
  expiresAt: string;
  /** The address that lets them in, for the inviter to hand over; null: it was mailed to them alone. */
  link: string | null;
}

/** @throws AppError too-many-requests (429), with when to come again. */
async function limitMails(userId: string): Promise<void> {
  const { left, seconds } = await spendRequest(`invitations/${userId}`, INVITATION_ALLOWANCE);
  if (left >= 0) return;
  const message = "You have sent many invitations. Wait before you send more.";
  throw new AppError("too-many-requests", message, [], seconds);
}

/**
 * Asks somebody to join the study's staff: by mail where the app sends any, else by a link that is given
 * here and stored nowhere. An earlier one for the same person is worth nothing any more.
 *
 * @throws AppError not-acceptable (422) where they are a member already; too-many-requests (429) by mail;
 * unavailable (503) where the
 * mail could not be sent, and then there is no invitation.
 */
export async function inviteStaff(
  access: StudyAccess,
  { email, role }: StaffInvitationInput,
): Promise<Invited> {
  const { secret, hash } = makeSecret();
  const { studyId, userId } = access;
  const expiresAt = new Date(Date.now() + WEEK_MS);
  const isMailed = sendsMail();
  if (isMailed) await limitMails(userId);
  const study = await db().$transaction(async (tx) => {
    // Who reads the mail has the address, and an administrator who hands the link over vouches for it;
    // other inviters only ask.
    const inviter = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { role: true },
    });
    const proves = isMailed || inviter.role === "ADMINISTRATOR";
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
    return tx.study.findUniqueOrThrow({ where: { id: studyId }, select: { title: true } });
  });
  const link = new URL(`/invitation/${secret}`, env().NEXTAUTH_URL).href;
  const invited = { email, expiresAt: expiresAt.toISOString() };
  if (!isMailed) return { ...invited, link };
  try {
    await sendMail(invitationMail({ to: email, study: study.title, link, expiresAt }));
  } catch (error) {
    const revokedAt = new Date();
    await db().staffInvitation.updateMany({ where: { tokenHash: hash }, data: { revokedAt } });
    throw error;
  }
  return { ...invited, link: null };
}
