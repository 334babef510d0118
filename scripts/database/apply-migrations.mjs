import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { CommandError, reasonOf } from "../command-error.mjs";
import { checksums, findPending, readMigrations } from "./pending-migrations.mjs";

/**
 * Applies the migrations in Prisma's layout and writes Prisma's own table, so that `prisma migrate`
 * agrees about what has been done; Prisma's command itself needs an engine from the internet.
 * @typedef {import("./pending-migrations.mjs").Migration} Migration
 */

export const MIGRATIONS_FOLDER = fileURLToPath(new URL("../../prisma/migrations", import.meta.url));

// The number that Prisma takes its own lock with: the two exclude each other as well.
const LOCK = 72707369;

const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/**
 * @param {object} options
 * @param {string} options.url
 * @param {string} [options.folder]
 * @param {readonly string[]} [options.only] of the pending ones; without it all
 * @returns {Promise<{ applied: string[] }>} the names of those that were pending
 */
export async function applyMigrations({ url, folder = MIGRATIONS_FOLDER, only }) {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw new CommandError(
      `The database does not answer (${reasonOf(error)}). Check DATABASE_URL and that the server runs.`,
    );
  }
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(TABLE);
    const pending = (await findPending(client, migrations)).filter(
      ({ name }) => only?.includes(name) ?? true,
    );
    for (const migration of pending) await apply(client, migration);
    return { applied: pending.map(({ name }) => name) };
  } finally {
    await client.end();
  }
}

/**
 * @param {pg.Client} client
 * @param {Migration} migration
 */
async function apply(client, { name, sql }) {
  const id = randomUUID();
  const start = () =>
    client.query(
      "insert into _prisma_migrations (id, checksum, migration_name) values ($1, $2, $3)",
      [id, checksums(sql)[0], name],
    );
  const finish = () =>
    client.query(
      "update _prisma_migrations set finished_at = clock_timestamp(), applied_steps_count = 1 where id = $1",
      [id],
    );
  const inTransaction = !refusesTransaction(sql);
  try {
    if (inTransaction) await client.query("begin");
    await start();
    await client.query(sql);
    await finish();
    if (inTransaction) await client.query("commit");
  } catch (error) {
    const undone = inTransaction ? " Nothing of it was kept." : " Part of it may have been kept.";
    throw new CommandError(`The migration ${name} failed: ${explain(error, sql)}.${undone}`);
  }
}

/**
 * Statements that PostgreSQL does not run inside a transaction, or that end one themselves.
 * @param {string} sql
 */
function refusesTransaction(sql) {
  const statements = sql.replace(/--.*$/gm, "").replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "");
  return /\bconcurrently\b|^\s*(begin|commit|vacuum)\b/im.test(statements);
}

/**
 * @param {unknown} error
 * @param {string} sql
 */
function explain(error, sql) {
  const position = Number(/** @type {{ position?: string }} */ (error).position);
  if (!position) return reasonOf(error);
  return `${reasonOf(error)}, line ${sql.slice(0, position).split("\n").length}`;
}
