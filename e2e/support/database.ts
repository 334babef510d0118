import pg from "pg";

/** Asks the database behind the app, or another one. */
export async function query<Row extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
  url = process.env.DATABASE_URL,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** What is stored of the participant with this Prolific id. */
export async function storedRun(prolificId: string) {
  const [run] = await query<{ status: string; responses: number; ratings: number; code: string }>(
    `SELECT p.status, p.code,
            count(DISTINCT r.trial_id)::int AS responses, count(g.value)::int AS ratings
       FROM recruiter_identity i
       JOIN participant p ON p.id = i.participant_id
       LEFT JOIN trial t ON t.participant_id = p.id
       LEFT JOIN response r ON r.trial_id = t.id
       LEFT JOIN rating g ON g.trial_id = r.trial_id
      WHERE i.parameters->>'PROLIFIC_PID' = $1
      GROUP BY p.id`,
    [prolificId],
  );
  return run;
}
