import "server-only";
import { countUses } from "@/lib/server/shared/count-uses";
import type { Allowance, Remaining } from "@/lib/views/accounts/api-allowance";

/**
 * Counts one request of this caller against the allowance.
 *
 * @param caller - as in "token/…"; what is kept of it is a keyed hash.
 */
export async function spendRequest(caller: string, allowance: Allowance): Promise<Remaining> {
  const { quota, seconds } = allowance;
  const [count] = await countUses([{ name: `api/${caller}`, seconds }]);
  if (!count) throw new Error("A counted request has a count.");
  return { allowance, left: quota - count.used, seconds: count.secondsLeft };
}
