import "server-only";
import { AppError } from "@/lib/errors";
import { hashSecret } from "@/lib/server/accounts/sign-in/secret-token";
import type { Prisma } from "@/lib/server/prisma-client/client";
import type { StudyRole } from "@/lib/server/prisma-client/enums";
import type { Transaction } from "@/lib/server/shared/db";

export interface Taken {
  studyId: string;
  slug: string;
  email: string;
  role: StudyRole;
  /** Whether who opens it has proven the address. */
  proves: boolean;
}

/** The invitation that this token opens, as long as it can be used. */
export function openInvitationOf(token: string): Prisma.StaffInvitationWhereInput {
  return {
    tokenHash: hashSecret(token),
    acceptedAt: null,
    revokedAt: null,
    claimedBy: null,
    expiresAt: { gt: new Date() },
  };
}

function ended(): AppError {
  return new AppError(
    "invitation-ended",
    "This invitation cannot be used any more. Ask for a new one.",
  );
}

const taken = {
  studyId: true,
  email: true,
  role: true,
  proves: true,
  study: { select: { slug: true } },
} as const;

/**
 * Looks at the invitation, without using it.
 * @throws AppError invitation-ended (410) where it is unknown, used, claimed, revoked or too old.
 */
export async function findOpenInvitation(client: Transaction, token: string): Promise<Taken> {
  const found = await client.staffInvitation.findFirst({
    where: openInvitationOf(token),
    select: taken,
  });
  if (!found) throw ended();
  const { study, ...invitation } = found;
  return { ...invitation, slug: study.slug };
}

/**
 * Uses the invitation up, in one statement: of two who come with it at once, one gets it.
 * @param claimer - who wants to join by it with another address than it names; null: it is accepted.
 * @throws AppError invitation-ended (410) where it is unknown, used, claimed, revoked or too old.
 */
export async function takeInvitation(
  tx: Transaction,
  token: string,
  claimer: string | null,
): Promise<Taken> {
  const [used] = await tx.staffInvitation.updateManyAndReturn({
    where: openInvitationOf(token),
    data: claimer === null ? { acceptedAt: new Date() } : { claimedBy: claimer },
    select: taken,
  });
  if (!used) throw ended();
  const { study, ...invitation } = used;
  return { ...invitation, slug: study.slug };
}
