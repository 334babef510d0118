import "server-only";
import { db } from "@/lib/server/shared/db";

/** Of one account, and of all that are unknown, so many failures an hour are logged. */
const MOST_AN_HOUR = 60;

/**
 * Logs a failed sign-in to an account; null: to one that does not exist, whose address is not kept, as
 * people type passwords there. What comes from outside is bounded: nobody can fill the log.
 */
export async function recordFailedSignIn(
  accountId: string | null,
  by: "password" | "code" | "provider",
): Promise<void> {
  await db().$executeRaw`
    INSERT INTO installation_audit_entry (account_id, action, detail)
      SELECT ${accountId}::uuid, 'sign-in-failed', jsonb_build_object('by', ${by}::text)
        WHERE (SELECT count(*) FROM installation_audit_entry
                 WHERE account_id IS NOT DISTINCT FROM ${accountId}::uuid
                   AND action = 'sign-in-failed'
                   AND created_at > now() - interval '1 hour') < ${MOST_AN_HOUR}`;
}
