import "server-only";
import { recordFailedSignIn } from "@/lib/server/accounts/installation/record-failed-sign-in";
import { hashSecret } from "@/lib/server/accounts/sign-in/secret-token";
import {
  beginAttempt,
  codeCounters,
  endAttempt,
} from "@/lib/server/accounts/sign-in/slow-guessing";
import { db } from "@/lib/server/shared/db";
import { findStep } from "./one-time-password";
import { openSecret } from "./sealed-secret";

export type CodeCheck = { kind: "right" } | { kind: "wrong" } | { kind: "wait"; waitMs: number };

/** Whether a code is asked for after the account's password. */
export async function hasSecondFactor(userId: string): Promise<boolean> {
  const confirmed = { userId, confirmedAt: { not: null } };
  return (await db().secondFactor.count({ where: confirmed })) > 0;
}

/**
 * Whether the code is the account's now: of its authenticator app, each once, or one of its recovery
 * codes, which is used up. Who tries many has to wait longer and longer; wrong ones are logged.
 * @param device - a browser in which the account was signed in to before, as `knownDevice` gives it.
 */
export async function checkCode(
  userId: string,
  code: string,
  device: string | null,
): Promise<CodeCheck> {
  const counters = codeCounters(userId, device);
  const waitMs = await beginAttempt(counters);
  if (waitMs > 0) return { kind: "wait", waitMs };
  const fits = /^\d{6}$/.test(code)
    ? await spendStep(userId, code)
    : await spendRecoveryCode(userId, code);
  if (!fits) {
    await recordFailedSignIn(userId, "code");
    return { kind: "wrong" };
  }
  await endAttempt(counters);
  return { kind: "right" };
}

/** Of two who come with one code, one is let in: a later step alone is taken. */
export async function spendStep(userId: string, code: string): Promise<boolean> {
  const factor = await db().secondFactor.findUnique({ where: { userId } });
  if (!factor) return false;
  const step = findStep(openSecret(factor.secret, userId), code, Date.now());
  if (step === null) return false;
  const { count } = await db().secondFactor.updateMany({
    where: { userId, secret: factor.secret, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count === 1;
}

async function spendRecoveryCode(userId: string, code: string): Promise<boolean> {
  const { count } = await db().recoveryCode.deleteMany({
    where: { userId, codeHash: hashSecret(code), factor: { confirmedAt: { not: null } } },
  });
  return count === 1;
}
