import "server-only";
import { env } from "@/lib/env";
import type { Prisma } from "@/lib/server/prisma-client/client";

/** What is read of a token's maker to know whether it rests. */
export const FACTORS = {
  passwordHash: true,
  secondFactor: { select: { confirmedAt: true } },
} satisfies Prisma.UserSelect;

/**
 * Whether the tokens of this account open nothing for now: a second factor is required, the account can be
 * signed in to by a password, and has none. A program would otherwise pass where its maker cannot.
 */
export function restsWithoutFactor(user: {
  passwordHash: string | null;
  secondFactor: { confirmedAt: Date | null } | null;
}): boolean {
  const required = env().REQUIRE_TWO_FACTOR === "yes";
  return required && user.passwordHash !== null && !user.secondFactor?.confirmedAt;
}
