import "server-only";
import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors";
import { db } from "@/lib/server/shared/db";
import type { Staff } from "./auth";

/** What a tie to a provider is called in addresses. */
export function identityId({ provider, subject }: { provider: string; subject: string }): string {
  const text = JSON.stringify([provider, subject]);
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/**
 * Unties a provider's sign-in from the account, unless nothing else would be left to sign in by.
 * @throws AppError not-found (404), not-acceptable (422).
 */
export async function untieIdentity({ userId }: Staff, id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    // Two that are untied at the same moment would each leave the other.
    await tx.$queryRaw`SELECT id FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`;
    const { passwordHash, identities } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { passwordHash: true, identities: { select: { provider: true, subject: true } } },
    });
    const identity = identities.find((one) => identityId(one) === id);
    if (!identity) throw new AppError("not-found", "The account is not tied to this sign-in.");
    if (passwordHash === null && identities.length === 1) {
      throw new AppError(
        "not-acceptable",
        "Nothing else would be left to sign in by. Set a password first, or tie another sign-in.",
      );
    }
    await tx.staffIdentity.deleteMany({ where: { userId, ...identity } });
  });
}
