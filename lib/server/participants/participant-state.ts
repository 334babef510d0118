import "server-only";
import { Prisma } from "@/lib/server/prisma-client/client";

/** Where a study's protocol says nothing. */
const MINUTES = 60;

/**
 * Where a participant `p` stands, as staff see it. Of those whose run has not ended, 'active' is who
 * consented here and whose places are still kept, or who is yet to be given any and within the time
 * limit; 'dropped' is everyone else, so also who was simulated or imported without reaching the end.
 */
export const PARTICIPANT_STATE = Prisma.sql`
  CASE p.status
    WHEN 'COMPLETED' THEN 'completed'
    WHEN 'FAILED_ATTENTION' THEN 'failed-attention'
    WHEN 'SCREENED_OUT' THEN 'screened-out'
    WHEN 'QUOTA_FULL' THEN 'study-full'
    WHEN 'TIMED_OUT' THEN 'timed-out'
    WHEN 'WITHDRAWN' THEN 'withdrawn'
    WHEN 'ERASED' THEN 'erased'
    ELSE CASE
      WHEN p.source IN ('SIMULATED', 'IMPORTED') THEN 'dropped'
      WHEN p.reserved_until > now() THEN 'active'
      WHEN p.reserved_until IS NULL AND p.about_you_at IS NULL
        AND p.consented_at > now() - (
          SELECT make_interval(mins => coalesce((v.document ->> 'timeLimitMinutes')::int, ${MINUTES}::int))
            FROM protocol_version v WHERE v.id = p.protocol_version_id) THEN 'active'
      ELSE 'dropped' END
    END`;

/** Whether a trial `t` with its response `r` belongs to the plan: it stands, or was answered late. */
export const TRIAL_COUNTS = Prisma.sql`(t.replaced_at IS NULL OR r.trial_id IS NOT NULL)`;
