import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { StaffView } from "@/lib/views/accounts/staff-view";

const ORDER = { OWNER: 0, RESEARCHER: 1, ANALYST: 2, VIEWER: 3 };

/** Who works on the study, and who is asked to. */
export async function listStaff({ studyId, userId }: StudyAccess): Promise<StaffView> {
  const [members, invitations] = await Promise.all([
    db().studyMember.findMany({
      where: { studyId },
      select: {
        role: true,
        user: { select: { id: true, email: true, name: true, provenAt: true } },
      },
    }),
    db().staffInvitation.findMany({
      where: { studyId, acceptedAt: null, revokedAt: null },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      select: {
        id: true,
        email: true,
        role: true,
        expiresAt: true,
        inviter: { select: { email: true } },
        claimer: { select: { email: true } },
      },
    }),
  ]);
  const now = Date.now();
  return {
    owners: members.filter(({ role }) => role === "OWNER").length,
    members: members
      .map(({ role, user: { provenAt, ...user } }) => ({
        ...user,
        role,
        self: user.id === userId,
        proven: provenAt !== null,
      }))
      .sort((a, b) => ORDER[a.role] - ORDER[b.role] || a.email.localeCompare(b.email)),
    invitations: invitations.map(({ inviter, claimer, expiresAt, ...invitation }) => ({
      ...invitation,
      claimedBy: claimer?.email ?? null,
      by: inviter?.email ?? null,
      expiresAt: expiresAt.toISOString(),
      expired: expiresAt.getTime() <= now,
    })),
  };
}
