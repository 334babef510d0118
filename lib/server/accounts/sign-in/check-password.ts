import "server-only";
import { recordFailedSignIn } from "@/lib/server/accounts/installation/record-failed-sign-in";
import { alertSlowed } from "@/lib/server/accounts/mail/alert-account";
import { db } from "@/lib/server/shared/db";
import { verifyPassword } from "./passwords";
import {
  beginAttempt,
  type Counters,
  endAttempt,
  isSlowed,
  passwordCounters,
  refundAttempt,
} from "./slow-guessing";

/** Nobody waits for it: a wrong password takes the same time, whether the account exists or not. */
async function tellWhenSlowed(user: { id: string }, counters: Counters) {
  const slowed = await isSlowed(counters).catch(() => false);
  if (slowed) alertSlowed(user.id);
}

export type PasswordCheck =
  | { kind: "right"; userId: string; email: string }
  | { kind: "wrong" }
  | { kind: "wait"; waitMs: number };

/**
 * Whether the password is the account's. Who tries many has to wait longer and longer; that takes the
 * same course, and the same time, whether the account exists or not. Wrong ones are logged.
 *
 * @param device - a browser in which the account was signed in to before, as `knownDevice` gives it.
 * @throws AppError unavailable (503) where too many passwords wait already.
 */
export async function checkPassword(
  email: string,
  password: string,
  address: string | null,
  device: string | null = null,
): Promise<PasswordCheck> {
  const counters = passwordCounters({ email, address, device });
  const waitMs = await beginAttempt(counters);
  if (waitMs > 0) return { kind: "wait", waitMs };
  const user = await db().user.findUnique({ where: { email } });
  const fits = await verifyPassword(password, user?.passwordHash ?? null).catch(
    async (error: unknown) => {
      await refundAttempt(counters);
      throw error;
    },
  );
  if (!user || !fits) {
    await recordFailedSignIn(user?.id ?? null, "password");
    if (user && !device) void tellWhenSlowed(user, counters);
    return { kind: "wrong" };
  }
  await endAttempt(counters);
  return { kind: "right", userId: user.id, email };
}
