import "server-only";
import { hashSecret } from "@/lib/server/accounts/sign-in/secret-token";
import { db } from "@/lib/server/shared/db";
import type { InvitationView } from "@/lib/views/accounts/invitation-view";
import { openInvitationOf } from "./take-invitation";

/** The invitation that this token opens; null where it is unknown, used, claimed, revoked or too old. */
export async function findInvitation(token: string): Promise<InvitationView | null> {
  const invitation = await db().staffInvitation.findFirst({
    where: openInvitationOf(token),
    select: {
      email: true,
      role: true,
      proves: true,
      study: { select: { title: true } },
      inviter: { select: { email: true, name: true } },
    },
  });
  if (!invitation) return null;
  const { email, role, proves, study, inviter } = invitation;
  // An invitation that proves the address turns an unproven account over to who opens it.
  const holder = proves ? { provenAt: { not: null } } : {};
  const known = (await db().user.count({ where: { email, ...holder } })) > 0;
  const by = inviter ? (inviter.name ?? inviter.email) : null;
  return { email, role, study: study.title, by, known };
}

/**
 * The study of an invitation that was used, for a member of it: who has joined by a provider, or opens
 * the link once more, goes on there.
 */
export async function findJoinedStudy(token: string, userId: string): Promise<string | null> {
  const used = await db().staffInvitation.findFirst({
    where: {
      tokenHash: hashSecret(token),
      acceptedAt: { not: null },
      study: { members: { some: { userId } } },
    },
    select: { study: { select: { slug: true } } },
  });
  return used?.study.slug ?? null;
}

/** The title of the study that the person has asked to join by this invitation; null: none is open. */
export async function findClaimedStudy(token: string, userId: string): Promise<string | null> {
  const claimed = await db().staffInvitation.findFirst({
    where: {
      tokenHash: hashSecret(token),
      claimedBy: userId,
      acceptedAt: null,
      revokedAt: null,
    },
    select: { study: { select: { title: true } } },
  });
  return claimed?.study.title ?? null;
}
