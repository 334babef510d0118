import "server-only";
import type { StudyRole } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import { capabilitiesOf } from "./access";

/** Somebody who goes on looking at a study, by the sign-in that they began with. */
export interface Viewing {
  sessionId: string;
  userId: string;
  studyId: string;
}

interface Row {
  at: number;
  role: StudyRole;
}

/**
 * Which of them may still see the study: by their places, in one query for all. Who looks on is in use
 * of their session, which is noted as for every request.
 */
export async function stillViewing(viewings: readonly Viewing[]): Promise<Set<number>> {
  if (viewings.length === 0) return new Set();
  const rows = await db().$queryRaw<Row[]>`
    WITH asked AS (
      SELECT a.session_id, a.user_id, a.study_id, a.at::int - 1 AS at
        FROM unnest(${viewings.map(({ sessionId }) => sessionId)}::uuid[],
                    ${viewings.map(({ userId }) => userId)}::uuid[],
                    ${viewings.map(({ studyId }) => studyId)}::uuid[])
          WITH ORDINALITY AS a(session_id, user_id, study_id, at)
    ), seen AS (
      UPDATE staff_session SET last_seen_at = now()
        WHERE id IN (SELECT session_id FROM asked) AND expires_at > now()
          AND last_seen_at < now() - interval '5 minutes'
    )
    SELECT a.at, m.role::text AS role
      FROM asked a
      JOIN staff_session s
        ON s.id = a.session_id AND s.user_id = a.user_id AND s.expires_at > now()
      JOIN study_member m ON m.study_id = a.study_id AND m.user_id = a.user_id`;
  return new Set(rows.filter(({ role }) => capabilitiesOf(role).view).map(({ at }) => at));
}
