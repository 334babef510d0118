import "server-only";
import { AppError } from "@/lib/errors";
import { db } from "@/lib/server/shared/db";
import type { Identity } from "./identity";
import { renewUnprovenAccount } from "./renew-account";
import { acceptWithIdentity } from "./team/accept-invitation";

/**
 * The account of whom a provider vouches for: the one that was tied to them before; or the one with
 * their e-mail address, where the provider has verified it; or a new one, where they come with an
 * invitation. Otherwise none is made, and it is null. A verified address proves an unproven account
 * that holds it: whoever lay in wait in that account is shut out.
 */
export async function identifyStaff(
  identity: Identity,
  invitation: string | null,
): Promise<string | null> {
  const { provider, subject } = identity;
  const known = await db().staffIdentity.findUnique({
    where: { provider_subject: { provider, subject } },
    select: { user: { select: { id: true, email: true, provenAt: true } } },
  });
  if (known) {
    const { id, email, provenAt } = known.user;
    if (provenAt || email !== identity.verifiedEmail) return id;
    return tieByAddress(id, identity);
  }
  const user = identity.verifiedEmail
    ? await db().user.findUnique({ where: { email: identity.verifiedEmail } })
    : null;
  if (user) return tieByAddress(user.id, identity);
  return invitation ? acceptInvitation(invitation, identity) : null;
}

/** Ties a provider's account to the one here that has the address which the provider has verified. */
export function tieByAddress(
  userId: string,
  { provider, subject }: Pick<Identity, "provider" | "subject">,
): Promise<string> {
  return db().$transaction(async (tx) => {
    await renewUnprovenAccount(tx, userId, "provider");
    await tx.staffIdentity.createMany({
      data: { provider, subject, userId },
      skipDuplicates: true,
    });
    return userId;
  });
}

async function acceptInvitation(token: string, identity: Identity): Promise<string | null> {
  try {
    return await acceptWithIdentity(token, identity);
  } catch (error) {
    // The invitation's page says what is wrong with it.
    if (error instanceof AppError) return null;
    throw error;
  }
}
