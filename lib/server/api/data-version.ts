import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { PARTICIPANT_STATE } from "@/lib/server/participants/participant-state";
import { db } from "@/lib/server/shared/db";

/**
 * A text that is another one as soon as any reply about the study could be, also by the passing of
 * time alone; found by indexes and from the participants' rows. Null for a draft: everything in it may
 * be edited, so only a reply itself tells whether it has changed.
 */
export async function dataVersion(access: Pick<StudyAccess, "studyId">): Promise<string | null> {
  return (await loadVersion(access)).version;
}

/** The same for figures of the last day, which change from minute to minute until the study is long over. */
export async function progressVersion(
  access: Pick<StudyAccess, "studyId">,
): Promise<string | null> {
  const { version, minute } = await loadVersion(access);
  return version === null || minute === null ? version : `${version}/${minute}`;
}

interface Row {
  status: string;
  version: string | null;
  minute: string | null;
}

async function loadVersion({ studyId }: Pick<StudyAccess, "studyId">): Promise<Row> {
  const [row] = await db().$queryRaw<Row[]>`
    SELECT s.status::text AS status,
           CASE WHEN s.status NOT IN ('CLOSED', 'ARCHIVED')
                  OR s.closed_at > now() - interval '25 hours'
             THEN date_trunc('minute', now())::text END AS minute,
           concat_ws('/', s.title, s.status, s.erasures, s.discarded_pilots,
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
        SELECT concat_ws('.', count(*), sum(hashtextextended(concat_ws('.', p.id, ${PARTICIPANT_STATE}, p.cell, p.language,
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
  return row.status === "DRAFT" ? { ...row, version: null } : row;
}
