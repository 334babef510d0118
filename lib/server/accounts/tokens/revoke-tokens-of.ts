import "server-only";
import type { Transaction } from "@/lib/server/shared/db";

/**
 * Ends all tokens that an account made: whoever has lost its password to somebody would otherwise leave
 * them the programs' ways in. Each is noted in its study. Gives how many there were.
 */
export async function revokeTokensOf(
  tx: Transaction,
  userId: string,
  because: "password-reset" | "proven-address",
): Promise<number> {
  const revoked = await tx.apiToken.updateManyAndReturn({
    where: { userId, revokedAt: null },
    data: { revokedAt: new Date() },
    select: { studyId: true, name: true },
  });
  if (revoked.length > 0) {
    await tx.auditEntry.createMany({
      data: revoked.map(({ studyId, name }) => ({
        studyId,
        userId,
        action: "revoke-token",
        detail: { name, because },
      })),
    });
  }
  return revoked.length;
}
