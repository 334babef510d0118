import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";

/** Up to where a study's responses are settled: no earlier one can come any more. */
export interface Settled {
  /** Transactions before this one have all ended. */
  before: string;
  /** The newest of them that stored a response of the study; null: none has. */
  newest: string | null;
}

/**
 * Transactions that have not ended may still store a response that stands earlier in the order than
 * some that are stored already. Those of other databases of the server are left out, which their locks
 * tell; one without a lock may have ended just now, and the next statement will see what it did.
 */
export async function settledResponses({
  studyId,
}: Pick<StudyAccess, "studyId">): Promise<Settled> {
  const [row] = await db().$queryRaw<Settled[]>`
    WITH settled AS MATERIALIZED (
      SELECT least(pg_snapshot_xmax(now.snapshot)::text::bigint, (
               SELECT min(running.xid::text::bigint)
                 FROM pg_snapshot_xip(now.snapshot) AS running (xid)
                 LEFT JOIN (
                   SELECT l.transactionid::text AS xid, a.datname
                     FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                     WHERE l.locktype = 'transactionid' AND l.mode = 'ExclusiveLock' AND l.granted
                 ) AS held ON held.xid = (running.xid::text::bigint & 4294967295)::text
                 WHERE CASE WHEN held.xid IS NULL THEN pg_xact_status(running.xid) = 'in progress'
                            ELSE held.datname = current_database() END)) AS before
        FROM (SELECT pg_current_snapshot() AS snapshot) AS now)
    SELECT s.before::text AS before,
           (SELECT max(r.recorded_in)::text FROM response r
              WHERE r.study_id = ${studyId}::uuid AND r.recorded_in < s.before) AS newest
      FROM settled s`;
  if (!row) throw new Error("There is always a next transaction.");
  return row;
}
