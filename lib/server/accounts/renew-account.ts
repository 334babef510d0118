import "server-only";
import type { Transaction } from "@/lib/server/shared/db";
import { recordInstallationEntry } from "./installation/record-installation-entry";
import { revokeTokensOf } from "./tokens/revoke-tokens-of";

/**
 * Turns an account with an unproven address over to the person who has just proven it. Whoever used the
 * account before may be somebody else, so every way in is removed: password, second factor,
 * provider sign-ins, sessions, API tokens, password links and the open invitations that it sent. Memberships stay: owners
 * of studies gave them to this address. Without effect on a proven account.
 *
 * @param by - what proved the address, for the audit log.
 * @returns whether the address was proven now.
 */
export async function renewUnprovenAccount(
  tx: Transaction,
  userId: string,
  by: "provider" | "invitation" | "link" | "operator",
): Promise<boolean> {
  // One statement decides: of two proofs at the same moment, the second finds a proven account.
  const { count } = await tx.user.updateMany({
    where: { id: userId, provenAt: null },
    data: { provenAt: new Date(), passwordHash: null },
  });
  if (count === 0) return false;
  const ended = await removeWaysIn(tx, userId);
  await tx.staffIdentity.deleteMany({ where: { userId } });
  await tx.secondFactor.deleteMany({ where: { userId } });
  await revokeTokensOf(tx, userId, "proven-address");
  await tx.staffInvitation.updateMany({
    where: { invitedBy: userId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  await recordInstallationEntry(
    { action: "prove-address", userId: null, accountId: userId, detail: { by, ...ended } },
    tx,
  );
  return true;
}

/** Ends the account's sessions and its open password links. */
export async function removeWaysIn(
  tx: Transaction,
  userId: string,
): Promise<{ endedSessions: number }> {
  const { count } = await tx.staffSession.deleteMany({ where: { userId } });
  await tx.accountLink.deleteMany({ where: { userId, usedAt: null } });
  return { endedSessions: count };
}
