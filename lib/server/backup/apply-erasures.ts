import "server-only";
import type pg from "pg";
import { type Erasure, erasureMark } from "./erasure-list";

/** What was in the backup although it had been erased since. */
export interface AppliedErasures {
  participants: number;
  /** Participants whose recruiters' ids went. */
  recruiterIds: number;
  pilots: number;
}

const AT_ONCE = 10_000;
const REASON = "Erased before, and again after a restore";

/** Erases again what the list names and a restored database has, in one transaction. */
export async function applyErasures(
  client: pg.ClientBase,
  erasures: readonly Erasure[],
  secret: string,
): Promise<AppliedErasures> {
  await client.query("BEGIN");
  try {
    const marks = new Map<string, string>();
    for (const { mark, at } of erasures) {
      if (at > (marks.get(mark) ?? "")) marks.set(mark, at);
    }
    const { rows: studies } = await client.query<{ id: string; pilot: number }>(
      "SELECT id, discarded_pilots + 1 AS pilot FROM study ORDER BY id",
    );
    const applied = { participants: 0, recruiterIds: 0, pilots: 0 };
    for (const { id, pilot } of studies) {
      if (marks.has(erasureMark(secret, "pilot", id, pilot))) {
        applied.pilots += (await discardPilot(client, id)) ? 1 : 0;
      }
      const until = marks.get(erasureMark(secret, "recruiter-ids", id));
      if (until) applied.recruiterIds += await eraseRecruiterIds(client, id, until);
    }
    for await (const { id, study } of listParticipants(client)) {
      if (!marks.has(erasureMark(secret, "participant", study, id))) continue;
      await client.query("SELECT erase_participant($1, $2, NULL, $3)", [study, id, REASON]);
      applied.participants += 1;
    }
    await client.query("COMMIT");
    return applied;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** Everybody who is not erased, in portions. */
async function* listParticipants(
  client: pg.ClientBase,
): AsyncGenerator<{ id: string; study: string }> {
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await client.query<{ id: string; study: string }>(
      `SELECT id, study_id AS study FROM participant
         WHERE id > $1 AND status <> 'ERASED' ORDER BY id LIMIT ${AT_ONCE}`,
      [last],
    );
    yield* rows;
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)?.id ?? last;
  }
}

async function discardPilot(client: pg.ClientBase, study: string): Promise<boolean> {
  const { rows } = await client.query<{ discarded: number }>(
    "SELECT discard_pilot($1, NULL) AS discarded",
    [study],
  );
  return (rows[0]?.discarded ?? 0) > 0;
}

/** Of who had consented when they were erased: the study may have gone on, with ids that it keeps. */
async function eraseRecruiterIds(
  client: pg.ClientBase,
  study: string,
  until: string,
): Promise<number> {
  const { rowCount } = await client.query(
    `WITH erased AS (
       UPDATE participant SET external_id_hash = 'erased-' || gen_random_uuid(), device_hash = NULL
         WHERE study_id = $1 AND consented_at <= $2 AND external_id_hash NOT LIKE 'erased-%'
           AND source NOT IN ('IMPORTED', 'SIMULATED')
         RETURNING id
     ), gone AS (
       DELETE FROM recruiter_identity i USING erased WHERE i.participant_id = erased.id
     )
     SELECT id FROM erased`,
    [study, until],
  );
  const participants = rowCount ?? 0;
  if (participants > 0) {
    await client.query(
      `INSERT INTO audit_entry (study_id, action, detail)
         VALUES ($1, 'erase-recruiter-ids', jsonb_build_object('participants', $2::int))`,
      [study, participants],
    );
  }
  return participants;
}
