import pg from "pg";
import { OWNER_URL } from "./servers";

/** How large a study is beside its participants, and how much of it is there. */
export interface Filling {
  questions?: number;
  /** Of the only version; without one only what was answered is known. */
  protocol?: object;
  /** Whether questions and explanations have texts, and participants times. */
  texts?: boolean;
}

/** Fills a study by a connection of its own, as the owner of the tables, and tells the database how much there is. */
export async function fillOneStudy(
  slug: string,
  participants: number,
  filling: Filling = {},
): Promise<string> {
  const client = new pg.Client({ connectionString: OWNER_URL });
  await client.connect();
  const study = await fillStudy(client, slug, participants, filling);
  await client.query("VACUUM ANALYZE");
  await client.end();
  return study;
}

/**
 * Fills a study of its own with responses, by SQL: so many participants with 12 or 13 trials each,
 * who rate 384 questions, or more, under four methods on five constructs. Answers are drawn from a made
 * distribution with a spread between participants; they are there to be counted, not believed.
 * Triggers are left out meanwhile: they would check a million ratings one by one.
 */
export async function fillStudy(
  client: pg.Client,
  slug: string,
  participants: number,
  { questions = 384, protocol = {}, texts = false }: Filling = {},
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO study (slug, title, status, seed) VALUES ($1, $1, 'CLOSED', $1) RETURNING id`,
    [slug],
  );
  const study = rows[0]?.id ?? "";
  await client.query("BEGIN");
  await client.query("SET LOCAL session_replication_role = replica");
  const run = (sql: string) => client.query(sql.replaceAll(":study", `'${study}'::uuid`));
  await run(`INSERT INTO study_member (study_id, user_id, role)
             SELECT :study, id, 'OWNER' FROM user_account`);
  await run(`INSERT INTO study_arrivals (study_id) VALUES (:study)`);
  await client.query(
    `INSERT INTO protocol_version (study_id, number, document, hash, opened_at)
       VALUES ($1, 1, $2, 'none', now())`,
    [study, JSON.stringify(protocol)],
  );
  await run(`INSERT INTO construct (study_id, key, position)
             SELECT :study, key, row_number() OVER () FROM unnest(ARRAY['Plausibility',
               'Understandability', 'Completeness', 'Satisfaction', 'Contrastiveness']) AS key`);
  await run(`INSERT INTO method (study_id, key, label, position)
             SELECT :study, key, key, row_number() OVER () FROM unnest(ARRAY['CF:Unrevised',
               'MT:Unrevised', 'MT+CF:Unrevised', 'MT+CF:Revised']) AS key`);
  await run(`INSERT INTO question (study_id, external_id, stem, choices, gold_index)
             SELECT :study, number::text,
                    ${texts ? "'Where would somebody look for thing ' || number || ' first?'" : "NULL"},
                    ARRAY['shelf', 'garden', 'harbour', 'attic', 'office'], number % 5
               FROM generate_series(1, ${questions}) AS number`);
  await run(`INSERT INTO explanation (study_id, question_id, method_id, length, text, answer_index)
             SELECT :study, q.id, m.id, 100 + (random() * 300)::int,
                    ${texts ? "repeat('Things like that are kept where they are used. ', 2 + m.position % 4)" : "NULL"},
                    m.position
               FROM question q CROSS JOIN method m
               WHERE q.study_id = :study AND m.study_id = :study`);
  await run(`INSERT INTO participant (study_id, ordinal, code, protocol_version_id, source,
                                      external_id_hash, status, consented_at, about_you_at,
                                      instructed_at, completed_at)
             SELECT :study, n, 'c' || n, v.id, 'SIMULATED', n::text, 'COMPLETED'${
               texts
                 ? ", at, at + '1 min'::interval, at + '2 min'::interval, at + '9 min'::interval + random() * '4 min'::interval"
                 : ", NULL, NULL, NULL, NULL"
             }
               FROM (SELECT n, now() - '10 days'::interval + n * '30 s'::interval AS at
                       FROM generate_series(1, ${participants}) AS n) AS person,
                    protocol_version v
               WHERE v.study_id = :study`);
  await run(`INSERT INTO trial (study_id, participant_id, explanation_id, position)
             SELECT :study, p.id, e.id, e.place
               FROM (SELECT p.id, p.ordinal FROM participant p WHERE p.study_id = :study) p
               CROSS JOIN LATERAL generate_series(1, 12 + p.ordinal % 2) AS place
               JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS number
                       FROM explanation WHERE study_id = :study) numbered
                 ON numbered.number = (p.ordinal * 131 + place * 37) % ${4 * questions}
               CROSS JOIN LATERAL (SELECT numbered.id, place) AS e (id, place)`);
  await run(`INSERT INTO response (trial_id, study_id, protocol_version_id, duration_ms)
             SELECT t.id, :study, p.protocol_version_id, 20000 + (random() * 20000)::int
               FROM trial t JOIN participant p ON p.id = t.participant_id
               WHERE t.study_id = :study`);
  await run(`INSERT INTO rating (trial_id, construct_id, study_id, value)
             SELECT t.id, c.id, :study,
                    least(5, greatest(1, round(3.2 + (p.ordinal % 7) / 5.0 + c.position / 20.0
                                               + 2.4 * (random() - 0.5)))::int)
               FROM trial t JOIN participant p ON p.id = t.participant_id
               CROSS JOIN construct c
               WHERE t.study_id = :study AND c.study_id = :study`);
  await client.query("COMMIT");
  await client.query("ANALYZE");
  return study;
}

/** One more response, by a participant who is new. */
export async function addResponse(client: pg.Client, study: string): Promise<void> {
  await client.query("BEGIN");
  const { rows } = await client.query<{ trial: string }>(
    `WITH someone AS (
       INSERT INTO participant (study_id, ordinal, code, protocol_version_id, source,
                                external_id_hash, status)
       SELECT $1, 1000000 + floor(random() * 1e9)::int, gen_random_uuid()::text, v.id, 'SIMULATED',
              gen_random_uuid()::text, 'ACTIVE'
         FROM protocol_version v WHERE v.study_id = $1
       RETURNING id, protocol_version_id)
     INSERT INTO trial (study_id, participant_id, explanation_id, position)
     SELECT $1, someone.id, (SELECT id FROM explanation WHERE study_id = $1 LIMIT 1), 1 FROM someone
     RETURNING id AS trial`,
    [study],
  );
  const trial = rows[0]?.trial;
  await client.query(
    `INSERT INTO response (trial_id, study_id, protocol_version_id)
     SELECT $1, $2, p.protocol_version_id
       FROM trial t JOIN participant p ON p.id = t.participant_id WHERE t.id = $1`,
    [trial, study],
  );
  await client.query(
    `INSERT INTO rating (trial_id, construct_id, study_id, value)
     SELECT $1, id, $2, 4 FROM construct WHERE study_id = $2`,
    [trial, study],
  );
  await client.query("COMMIT");
}
