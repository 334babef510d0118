import "server-only";
import type { StudyAccess } from "../accounts/access";
import { db } from "../db";
import { PARTICIPANT_STATE } from "../viewing/participant-state";

/**
 * A text that is another one as soon as any reply about the study could be, also by the passing of
 * time alone; found by indexes and from the participants' rows. Null for a draft: everything in it may
 * be edited, so only a reply itself tells whether it has changed.
 */
export async function dataVersion({
  studyId,
}: Pick<StudyAccess, "studyId">): Promise<string | null> {
  const [row] = await db().$queryRaw<{ status: string; version: string }[]>`
    SELECT s.status::text AS status, concat_ws('/', s.title, s.status, s.erasures, s.discarded_pilots,
             extract(epoch FROM s.opened_at), extract(epoch FROM s.closed_at),
             (SELECT max(v.number) FROM protocol_version v
                WHERE v.study_id = s.id AND v.opened_at IS NOT NULL),
             (SELECT max(n.id) FROM explanation_retirement n WHERE n.study_id = s.id),
             (SELECT max(a.number) FROM assignment_entry a WHERE a.study_id = s.id),
             (SELECT max(x.id) FROM exclusion x WHERE x.study_id = s.id),
             (SELECT sum(c.visits) FROM visit_count c WHERE c.study_id = s.id),
             people.version, answers.version) AS version
      FROM study s
      CROSS JOIN LATERAL (
        SELECT concat_ws('.', count(*), count(*) FILTER (WHERE p.completed_at > now() - interval '1 day'),
                 sum(hashtextextended(concat_ws('.', p.id, ${PARTICIPANT_STATE}, p.cell, p.language,
                   p.recruiter_status, p.comprehension_tries, p.about_you_at IS NULL,
                   p.instructed_at IS NULL), 0)::numeric)) AS version
          FROM participant p WHERE p.study_id = s.id
      ) AS people
      CROSS JOIN LATERAL (
        -- A response that began before others and ends after them is one of those that are listed.
        SELECT concat_ws('.', (SELECT max(r.recorded_in) FROM response r
                                 WHERE r.study_id = s.id AND r.recorded_in < began.xmin),
                 (SELECT string_agg(DISTINCT r.recorded_in::text, ',') FROM response r
                    WHERE r.study_id = s.id AND r.recorded_in >= began.xmin)) AS version
          FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin) AS began
      ) AS answers
      WHERE s.id = ${studyId}::uuid`;
  if (!row) throw new Error("The study of an access exists.");
  return row.status === "DRAFT" ? null : row.version;
}
