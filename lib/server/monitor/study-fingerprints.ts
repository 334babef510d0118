import "server-only";
import type pg from "pg";

/**
 * For each of these studies a text that is another one as soon as its monitor could show something
 * else, but for what time alone does. Every part is read from an index, or from the participants.
 */
export async function studyFingerprints(
  client: pg.Client,
  studyIds: string[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; fingerprint: string }>(
    `SELECT s.id, concat_ws('/', s.status, s.erasures, s.discarded_pilots,
              (SELECT max(r.recorded_in) FROM response r WHERE r.study_id = s.id),
              (SELECT max(a.number) FROM assignment_entry a WHERE a.study_id = s.id),
              (SELECT max(x.id) FROM exclusion x WHERE x.study_id = s.id),
              (SELECT sum(v.visits) FROM visit_count v WHERE v.study_id = s.id),
              (SELECT concat_ws('.', count(*), count(p.about_you_at), count(p.instructed_at),
                        count(p.completed_at), count(p.ended_at), max(p.recruiter_status_at))
                 FROM participant p WHERE p.study_id = s.id)) AS fingerprint
       FROM study s WHERE s.id = ANY ($1::uuid[])`,
    [studyIds],
  );
  return new Map(rows.map(({ id, fingerprint }) => [id, fingerprint]));
}
