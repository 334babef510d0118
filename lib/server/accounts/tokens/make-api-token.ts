import "server-only";
import type { ApiTokenInput } from "@/lib/schemas/accounts/api-token";
import { makeSecret } from "@/lib/server/accounts/sign-in/secret-token";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";

const DAY_MS = 24 * 3_600_000;

/** Makes a token for a program. Only here is it seen; its hash is stored. */
export async function makeApiToken(
  access: StudyAccess,
  { name, scopes, days }: ApiTokenInput,
): Promise<{ token: string; name: string; expiresAt: string }> {
  const { studyId, userId } = access;
  // By its beginning, tools that look for leaked secrets know what it is.
  const { secret, hash } = makeSecret("grounded_");
  const expiresAt = new Date(Date.now() + days * DAY_MS);
  await db().$transaction(async (tx) => {
    await tx.apiToken.create({
      data: { studyId, userId, name, scopes, expiresAt, tokenHash: hash },
    });
    const detail = { name, scopes, expiresAt: expiresAt.toISOString() };
    await recordAuditEntry(access, "make-token", detail, tx);
  });
  return { token: secret, name, expiresAt: expiresAt.toISOString() };
}
