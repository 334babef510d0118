import "server-only";
import { createHmac } from "node:crypto";
import { env } from "@/lib/env";
import { db } from "@/lib/server/shared/db";
import type { Allowance, Remaining } from "@/lib/views/accounts/api-allowance";

/**
 * Counts one request of this caller against the allowance. Windows begin by the database's clock at the
 * same moments for everybody, so all processes of the app count together.
 *
 * @param caller - as in "token/…"; what is kept of it is a keyed hash.
 */
export async function spendRequest(caller: string, allowance: Allowance): Promise<Remaining> {
  const key = createHmac("sha256", env().NEXTAUTH_SECRET).update(`api/${caller}`).digest("hex");
  const { quota, seconds } = allowance;
  const [row] = await db().$queryRaw<{ used: number; seconds: number }[]>`
    INSERT INTO api_usage AS u (key, window_start, used)
      VALUES (${key}, date_bin(make_interval(secs => ${seconds}::int), now(), 'epoch'), 1)
      ON CONFLICT (key) DO UPDATE SET
        used = CASE WHEN u.window_start = excluded.window_start THEN u.used + 1 ELSE 1 END,
        window_start = excluded.window_start
      RETURNING used, ceil(extract(epoch FROM
        window_start + make_interval(secs => ${seconds}::int) - now()))::int AS seconds`;
  if (!row) throw new Error("A counted request has a count.");
  return { allowance, left: quota - row.used, seconds: Math.max(1, row.seconds) };
}
