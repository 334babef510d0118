import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CommandError } from "../command-error.mjs";

/** @typedef {{ name: string, sql: string }} Migration */

/**
 * @param {string} folder
 * @returns {Promise<Migration[]>}
 */
export async function readMigrations(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      return { name, sql: await readFile(join(folder, name, "migration.sql"), "utf8") };
    }),
  );
}

/**
 * Those that the database has not had, after making sure that those that it had are still the same.
 * @param {import("pg").Client} client
 * @param {Migration[]} migrations
 */
export async function findPending(client, migrations) {
  const { rows } = await client.query(
    "select migration_name, checksum, finished_at, logs from _prisma_migrations where rolled_back_at is null",
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const migration = known.get(row.migration_name);
    if (!migration) {
      throw new CommandError(
        `The database has the migration ${row.migration_name}, which this version of Grounded does not know. Run the version that made it, or a newer one.`,
      );
    }
    if (!row.finished_at) {
      throw new CommandError(
        `The migration ${row.migration_name} began and did not finish. Restore the database from a backup, or repair it by hand and settle the row in _prisma_migrations.`,
      );
    }
    if (!checksums(migration.sql).includes(row.checksum)) {
      throw new CommandError(
        `The file of the migration ${row.migration_name} has changed since it was applied. Put the file back as it was and add a new migration instead.`,
      );
    }
  }
  const done = new Set(rows.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !done.has(name));
}

/**
 * The file's checksum, and what it would be with the other line endings: a checkout may change them.
 * @param {string} sql
 * @returns {[string, string, string]}
 */
export function checksums(sql) {
  const hash = (/** @type {string} */ text) => createHash("sha256").update(text).digest("hex");
  const unix = sql.replaceAll("\r\n", "\n");
  return [hash(sql), hash(unix), hash(unix.replaceAll("\n", "\r\n"))];
}
