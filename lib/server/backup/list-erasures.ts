import "server-only";
import type pg from "pg";
import { addToErasureList, type Erasure, erasureMark, keyName } from "./erasure-list";

/** Asks the database, by whatever connection the caller has. */
export type Ask = <Row extends pg.QueryResultRow>(sql: string) => Promise<Row[]>;

/** Everything that was erased, by what the database keeps of it. */
export async function listErasures(ask: Ask, secret: string): Promise<Erasure[]> {
  const key = keyName(secret);
  const participants = await ask<{ id: string; study: string; at: Date }>(
    `SELECT id, study_id AS study, coalesce(ended_at, now()) AS at FROM participant
       WHERE status = 'ERASED' ORDER BY ended_at, id`,
  );
  const recruiterIds = await ask<{ study: string; at: Date }>(
    // Study by study, as the log's index has it.
    `SELECT s.id AS study, a.created_at AS at
       FROM study s JOIN audit_entry a ON a.study_id = s.id AND a.action = 'erase-recruiter-ids'
       ORDER BY a.created_at`,
  );
  const pilots = await ask<{ study: string; pilot: number; at: Date }>(
    `SELECT id AS study, pilot, now() AS at
       FROM study CROSS JOIN generate_series(1, discarded_pilots) AS pilot ORDER BY id, pilot`,
  );
  const entry = (kind: Erasure["kind"], at: Date, ...ids: (string | number)[]): Erasure => ({
    kind,
    mark: erasureMark(secret, kind, ...ids),
    at: at.toISOString(),
    key,
  });
  return [
    ...participants.map(({ id, study, at }) => entry("participant", at, study, id)),
    ...recruiterIds.map(({ study, at }) => entry("recruiter-ids", at, study)),
    ...pilots.map(({ study, pilot, at }) => entry("pilot", at, study, pilot)),
  ];
}

/**
 * Writes what was erased and is not in the list yet.
 * @returns how many entries were added.
 */
export async function updateErasureList(ask: Ask, path: string, secret: string): Promise<number> {
  return addToErasureList(path, await listErasures(ask, secret));
}
