import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { TokenView } from "@/lib/views/accounts/token-view";
import { FACTORS, restsWithoutFactor } from "./rests-without-factor";

/** The study's tokens that were not revoked, newest first. */
export async function listApiTokens({ studyId }: StudyAccess): Promise<TokenView[]> {
  const tokens = await db().apiToken.findMany({
    where: { studyId, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      scopes: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      user: { select: { email: true, ...FACTORS } },
    },
  });
  const now = Date.now();
  return tokens.map(({ user, createdAt, expiresAt, lastUsedAt, ...token }) => ({
    ...token,
    by: user.email,
    rests: restsWithoutFactor(user),
    madeAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    expired: expiresAt.getTime() <= now,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}
