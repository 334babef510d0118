import "server-only";
import { AppError } from "@/lib/errors";
import { alertPasswordChanged } from "@/lib/server/accounts/mail/alert-account";
import { removeWaysIn, renewUnprovenAccount } from "@/lib/server/accounts/renew-account";
import { hashPassword } from "@/lib/server/accounts/sign-in/passwords";
import { hashSecret } from "@/lib/server/accounts/sign-in/secret-token";
import { revokeTokensOf } from "@/lib/server/accounts/tokens/revoke-tokens-of";
import type { Prisma } from "@/lib/server/prisma-client/client";
import { db } from "@/lib/server/shared/db";
import { recordInstallationEntry } from "./record-installation-entry";

function openLinkOf(token: string): Prisma.AccountLinkWhereInput {
  return { tokenHash: hashSecret(token), usedAt: null, expiresAt: { gt: new Date() } };
}

/** The address of the account whose password this link sets; null where it is unknown, used or too old. */
export async function findAccountLink(token: string): Promise<string | null> {
  const link = await db().accountLink.findFirst({
    where: openLinkOf(token),
    select: { user: { select: { email: true } } },
  });
  return link?.user.email ?? null;
}

/**
 * Sets the account's password by the link that its owner was given, ends every session and revokes every API
 * token. The address is proven from then on.
 * @returns the account's address, to sign in with.
 * @throws AppError invitation-ended (410) where the link is unknown, used or too old.
 */
export async function redeemAccountLink(token: string, password: string): Promise<string> {
  const ended = () =>
    new AppError("invitation-ended", "This link cannot be used any more. Ask for a new one.");
  // A password is dear to hash: tokens that open nothing are refused before.
  if ((await findAccountLink(token)) === null) throw ended();
  const passwordHash = await hashPassword(password);
  const { userId, email } = await db().$transaction(async (tx) => {
    const [used] = await tx.accountLink.updateManyAndReturn({
      where: openLinkOf(token),
      data: { usedAt: new Date() },
      select: { userId: true, user: { select: { email: true } } },
    });
    if (!used) throw ended();
    const { userId, user } = used;
    const proven = await renewUnprovenAccount(tx, userId, "link");
    const { endedSessions } = await removeWaysIn(tx, userId);
    const revokedTokens = await revokeTokensOf(tx, userId, "password-reset");
    await tx.user.update({ where: { id: userId }, data: { passwordHash } });
    const detail = proven ? { proven } : { endedSessions, revokedTokens };
    await recordInstallationEntry(
      { action: "use-account-link", userId: null, accountId: userId, detail },
      tx,
    );
    return { userId, email: user.email };
  });
  alertPasswordChanged(userId);
  return email;
}
