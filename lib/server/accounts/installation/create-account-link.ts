import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { makeSecret } from "@/lib/server/accounts/sign-in/secret-token";
import { db, type Transaction } from "@/lib/server/shared/db";
import { holdAdministrators } from "./assign-role";
import { recordInstallationEntry } from "./record-installation-entry";
import type { AdministratorAccess } from "./require-administrator";

const DAY_MS = 24 * 3_600_000;

/** A link that sets a password; it is stored nowhere, and an earlier one stops working. */
export interface CreatedLink {
  link: string;
  email: string;
  expiresAt: string;
}

/** Stores a new password link for the account. */
export async function storeAccountLink(
  tx: Transaction,
  { id: userId, email }: { id: string; email: string },
): Promise<CreatedLink> {
  const { secret, hash } = makeSecret();
  const expiresAt = new Date(Date.now() + DAY_MS);
  await tx.accountLink.deleteMany({ where: { userId, usedAt: null } });
  await tx.accountLink.create({ data: { userId, tokenHash: hash, expiresAt } });
  const link = new URL(`/password/${secret}`, env().NEXTAUTH_URL).href;
  return { link, email, expiresAt: expiresAt.toISOString() };
}

/**
 * An administrator hands an account over: gives the link by which its owner sets a password, to be
 * passed to nobody else. Using it proves the address.
 * @throws AppError not-found (404).
 */
export async function createAccountLink(
  access: AdministratorAccess,
  accountId: string,
): Promise<CreatedLink> {
  return db().$transaction(async (tx) => {
    await holdAdministrators(tx, access);
    const account = await tx.user.findUnique({
      where: { id: accountId },
      select: { id: true, email: true },
    });
    if (!account) throw new AppError("not-found", "There is no such account.");
    const { userId } = access;
    await recordInstallationEntry({ action: "create-account-link", userId, accountId }, tx);
    return storeAccountLink(tx, account);
  });
}
