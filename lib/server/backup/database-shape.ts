import "server-only";
import type pg from "pg";

/** A table, with the columns that have a value of their own. */
export interface TableShape {
  name: string;
  columns: string[];
}

/**
 * What says who is signed in, was refused, or may set a password: of one installation and moment.
 * Nobody is signed in where a backup was restored, and a link that was used since opens nothing.
 */
export const LEFT_OUT = ["staff_session", "sign_in_failure", "account_link"];
export const MIGRATIONS = "_prisma_migrations";

/** The tables to back up, each after those that its rows name. */
export async function listTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows: tables } = await client.query<TableShape & { needs: string[] }>(
    `SELECT c.relname AS name,
            ARRAY(SELECT a.attname::text FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                      AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
            ARRAY(SELECT r.relname::text FROM pg_constraint k JOIN pg_class r ON r.oid = k.confrelid
                    WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
       FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
         AND c.relname <> ALL ($1)
       ORDER BY c.relname`,
    [[...LEFT_OUT, MIGRATIONS]],
  );
  const ordered: TableShape[] = [];
  const placed = new Set<string>();
  let waiting = tables;
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) => needs.every((name) => placed.has(name)));
    if (ready.length === 0) throw new Error("Tables name each other in a circle.");
    for (const { name, columns } of ready) {
      placed.add(name);
      ordered.push({ name, columns });
    }
    waiting = waiting.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}

/** Where the numbers of rows go on. Null: none has been given yet. */
export async function listSequences(
  client: pg.ClientBase,
): Promise<{ name: string; last: string | null }[]> {
  const { rows } = await client.query(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
       WHERE schemaname = 'public' ORDER BY 1`,
  );
  return rows;
}

/** The migrations that the database has had, in their order. */
export async function listMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM ${MIGRATIONS}
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** Whether there is nothing at all in the database. */
export async function isEmptyDatabase(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(
    `SELECT NOT EXISTS (
       SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema') AS empty`,
  );
  return rows[0]?.empty ?? false;
}

/** Takes everything out of the database again. */
export async function emptyDatabase(client: pg.ClientBase): Promise<void> {
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
}
