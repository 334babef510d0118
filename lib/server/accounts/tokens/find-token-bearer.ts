import "server-only";
import { AppError } from "@/lib/errors";
import { hashSecret } from "@/lib/server/accounts/sign-in/secret-token";
import { db } from "@/lib/server/shared/db";
import type { TokenScope } from "@/lib/views/accounts/token-scope";
import { FACTORS, restsWithoutFactor } from "./rests-without-factor";

/** A program's request, and what its token has to be for; null: for whatever. */
export interface ProgramRequest {
  request: Request;
  scope: TokenScope | null;
}

export interface TokenBearer {
  studyId: string;
  /** Who made the token: it can do no more than they can now. */
  userId: string;
  tokenName: string;
}

const USED_EVERY_MS = 60_000;

const stillGood = (now: Date) => ({ revokedAt: null, expiresAt: { gt: now } });

function tokenHashOf(request: Request): string | null {
  const [, secret] = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  return secret ? hashSecret(secret) : null;
}

/** The token that the request carries, if it is a good one, whatever it is for. */
export async function findTokenId(request: Request): Promise<string | null> {
  const tokenHash = tokenHashOf(request);
  if (!tokenHash) return null;
  const where = { tokenHash, ...stillGood(new Date()) };
  return (await db().apiToken.findFirst({ where, select: { id: true } }))?.id ?? null;
}

/**
 * Who acts by the token that the request carries; null where it carries none.
 * @throws AppError not-authentic (401) for a token that is none, any more; not-allowed (403) for one
 * that is for something else; second-factor-missing (403) while its maker has to set up a second factor.
 */
export async function findTokenBearer({
  request,
  scope,
}: ProgramRequest): Promise<TokenBearer | null> {
  const tokenHash = tokenHashOf(request);
  if (!tokenHash) return null;
  const now = new Date();
  const token = await db().apiToken.findFirst({
    where: { tokenHash, ...stillGood(now) },
    select: {
      id: true,
      studyId: true,
      userId: true,
      name: true,
      scopes: true,
      lastUsedAt: true,
      user: { select: FACTORS },
    },
  });
  if (!token) {
    throw new AppError("not-authentic", "This token is unknown, revoked, or has run out.");
  }
  const { id, studyId, userId, name, scopes, lastUsedAt, user } = token;
  if (restsWithoutFactor(user)) {
    throw new AppError(
      "second-factor-missing",
      "This token rests until whoever made it has set up two-factor authentication.",
    );
  }
  if (scope !== null && !scopes.includes(scope)) {
    throw new AppError("not-allowed", `This token does not have the scope ${scope}.`);
  }
  if (now.getTime() - (lastUsedAt?.getTime() ?? 0) > USED_EVERY_MS) {
    await db().apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } });
  }
  return { studyId, userId, tokenName: name };
}
