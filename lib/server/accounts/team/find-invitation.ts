import "server-only";
import { hashSecret } from "@/lib/server/accounts/sign-in/secret-token";
import { db } from "@/lib/server/shared/db";
import type { InvitationView } from "@/lib/views/accounts/invitation-view";

/** The invitation that this token opens; null where it is unknown, used, revoked or too old. */
export async function findInvitation(token: string): Promise<InvitationView | null> {
  const invitation = await db().staffInvitation.findFirst({
    where: {
      tokenHash: hashSecret(token),
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: new Date() },
    },
    select: {
      email: true,
      role: true,
      study: { select: { title: true } },
      inviter: { select: { email: true, name: true } },
    },
  });
  if (!invitation) return null;
  const { email, role, study, inviter } = invitation;
  const known = (await db().user.count({ where: { email } })) > 0;
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
