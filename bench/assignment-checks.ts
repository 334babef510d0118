import pg from "pg";
import { verifyAssignment } from "@/lib/server/participation/assignment/verify-assignment";
import { mention, report } from "./report";
import { DATABASE_URL } from "./servers";

const PLANNED = `SELECT count(t.id)::int FROM trial t
  JOIN participant p ON p.id = t.participant_id AND p.reserved_until > now()
  WHERE t.explanation_id = e.id AND t.replaced_at IS NULL`;
// An answer counts, whether or not its participant went on to the end.
const ANSWERED = `SELECT count(r.trial_id)::int FROM trial t
  JOIN response r ON r.trial_id = t.id WHERE t.explanation_id = e.id`;

/** Reports how evenly the study's explanations are filled, and that its assignment can be made again. */
export async function reportAssignment(
  study: { id: string; slug: string },
  counted: "planned" | "answered",
): Promise<void> {
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  const { rows: filled } = await client.query<{ least: number; most: number }>(
    `SELECT min(n) AS least, max(n) AS most FROM (
       SELECT (${counted === "planned" ? PLANNED : ANSWERED}) AS n
         FROM explanation e WHERE e.study_id = $1) filled`,
    [study.id],
  );
  const { rows: methods } = await client.query<{ spread: number }>(
    `SELECT coalesce(max(spread), 0)::int AS spread FROM (
       SELECT max(n) - min(n) AS spread FROM (
         SELECT t.participant_id, m.id, count(e.id) AS n
           FROM (SELECT DISTINCT participant_id FROM trial WHERE study_id = $1) people
           CROSS JOIN (SELECT id FROM method WHERE study_id = $1) m
           JOIN trial t ON t.participant_id = people.participant_id AND t.replaced_at IS NULL
           LEFT JOIN explanation e ON e.id = t.explanation_id AND e.method_id = m.id
           GROUP BY t.participant_id, m.id) counts
         GROUP BY participant_id) spreads`,
    [study.id],
  );
  await client.end();
  const { least = 0, most = 0 } = filled[0] ?? {};
  mention(`times that an explanation is ${counted}, least and most`, `${least}-${most}`);
  report("difference between the two", most - least, 1, "");
  report("difference between methods in one participant's run", methods[0]?.spread ?? 0, 0, "");
  const verified = await verifyAssignment(study.slug);
  mention("the assignment, made again from seed and log", verified.kind);
  report("assignments that cannot be made again", verified.kind === "reproduced" ? 0 : 1, 0, "");
}
