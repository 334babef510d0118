import "server-only";
import { createHmac } from "node:crypto";
import { env } from "@/lib/env";
import { db, type Transaction } from "@/lib/server/shared/db";
import {
  ACCOUNT_RULE,
  ADDRESS_RULE,
  REMEMBERED_MS,
  type WaitRule,
  waitAfter,
} from "@/lib/views/accounts/sign-in-wait";

/** Neither e-mail addresses nor those of the network are kept as they are. */
function keyOf(kind: "account" | "address" | "device" | "code", value: string): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET)
    .update(`sign-in/${kind}/${value}`)
    .digest("hex");
}

interface Counter {
  key: string;
  rule: WaitRule;
}

/** What an attempt is counted for: the first begins anew when it was right, the others are not charged. */
export type Counters = readonly [Counter, ...Counter[]];

/** Who tries a password, and where. */
export interface Attempt {
  email: string;
  address: string | null;
  /** A browser in which the account was signed in to before. */
  device?: string | null;
}

/**
 * A known device is counted by itself alone: what others try elsewhere keeps nobody out. Otherwise the
 * account comes first, so that two attempts never wait for each other in a circle.
 */
export function passwordCounters({ email, address, device = null }: Attempt): Counters {
  if (device) return [{ key: keyOf("device", `${email}/${device}`), rule: ACCOUNT_RULE }];
  const account = { key: keyOf("account", email), rule: ACCOUNT_RULE };
  if (!address) return [account];
  return [account, { key: keyOf("address", address), rule: ADDRESS_RULE }];
}

/** Of the codes that are tried after a right password. */
export function codeCounters(userId: string, device: string | null): Counters {
  return [{ key: keyOf("code", `${userId}/${device ?? ""}`), rule: ACCOUNT_RULE }];
}

/** Locks the counter, and says how long it lets nobody try. */
async function waitOf(tx: Transaction, { key, rule }: Counter): Promise<number> {
  // In one step: a sign-in that is right at the same moment deletes the counter.
  const [row] = await tx.$queryRaw<{ failures: number; ago: number }[]>`
    INSERT INTO sign_in_failure AS counter (key, failures) VALUES (${key}, 0)
      ON CONFLICT (key) DO UPDATE SET failures = counter.failures
      RETURNING failures, (extract(epoch FROM clock_timestamp() - last_at) * 1000)::float8 AS ago`;
  if (!row || row.ago > REMEMBERED_MS) {
    await tx.signInFailure.update({ where: { key }, data: { failures: 0 } });
    return 0;
  }
  const wait = waitAfter(row.failures, rule);
  return wait === 0 ? 0 : wait - row.ago;
}

/**
 * Whether a password may be tried now. If so, it counts as a wrong one from here on, until it turns out
 * to be right: a thousand that come at the same moment are counted before the first is looked at.
 * Accounts that do not exist are counted like others. Gives the milliseconds to wait; 0: go on.
 */
export async function beginAttempt(counters: Counters): Promise<number> {
  return db().$transaction(async (tx) => {
    let wait = 0;
    for (const counter of counters) wait = Math.max(wait, await waitOf(tx, counter));
    if (wait > 0) return wait;
    for (const { key } of counters) {
      await tx.$executeRaw`
        UPDATE sign_in_failure SET failures = failures + 1, last_at = clock_timestamp()
          WHERE key = ${key}`;
    }
    return 0;
  });
}

/** Whether the next attempt for the account has to wait. */
export async function isSlowed([{ key, rule }]: Counters): Promise<boolean> {
  const counter = await db().signInFailure.findUnique({ where: { key } });
  return counter !== null && waitAfter(counter.failures, rule) > 0;
}

/** The password was not looked at after all: nothing is charged for it. */
export async function refundAttempt(counters: readonly Counter[]): Promise<void> {
  await db().signInFailure.updateMany({
    where: { key: { in: counters.map(({ key }) => key) }, failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  });
}

/** The password was right: the account begins anew, and the address is not charged for it. */
export async function endAttempt([first, ...others]: Counters): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.signInFailure.deleteMany({ where: { key: first.key } });
    for (const { key } of others) {
      await tx.signInFailure.updateMany({
        where: { key, failures: { gt: 0 } },
        data: { failures: { decrement: 1 } },
      });
    }
  });
}
