import "server-only";
import { AppError } from "@/lib/errors";
import { db } from "@/lib/server/shared/db";
import type { Identity } from "./identity";
import { acceptWithIdentity } from "./team/accept-invitation";

/**
 * The account of whom a provider vouches for: the one that was tied to them before; or the one with
 * their e-mail address, where the provider has verified it; or a new one, where they come with an
 * invitation. Otherwise none is made, and it is null.
 */
export async function identifyStaff(
  { provider, subject, name, verifiedEmail }: Identity,
  invitation: string | null,
): Promise<string | null> {
  const known = await db().staffIdentity.findUnique({
    where: { provider_subject: { provider, subject } },
    select: { userId: true },
  });
  if (known) return known.userId;
  const user = verifiedEmail
    ? await db().user.findUnique({ where: { email: verifiedEmail.toLowerCase() } })
    : null;
  if (user) {
    const data = { provider, subject, userId: user.id };
    await db().staffIdentity.createMany({ data, skipDuplicates: true });
    return user.id;
  }
  return invitation ? acceptInvitation(invitation, name, { provider, subject }) : null;
}

async function acceptInvitation(
  token: string,
  name: string | null,
  identity: { provider: string; subject: string },
): Promise<string | null> {
  try {
    return await acceptWithIdentity(token, name, identity);
  } catch (error) {
    // The invitation's page says what is wrong with it.
    if (error instanceof AppError) return null;
    throw error;
  }
}
