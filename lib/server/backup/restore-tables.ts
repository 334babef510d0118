import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { AppError } from "@/lib/errors";
import {
  type CheckedArchive,
  openArchive,
  readText,
} from "@/lib/server/import/bundle/open-archive";
import { type BackupContents, backupContents, CONTENTS_PATH, tablePath } from "./backup-contents";
import { emptyDatabase } from "./database-shape";
import { CannotRestore, type Migrations, refuseNewer } from "./known-migrations";

const LARGEST_CONTENTS = 16 * 1024 * 1024;
/** It is one's own file, and as large as one's own database. */
const ANY_SIZE = { total: Number.POSITIVE_INFINITY, ratio: Number.POSITIVE_INFINITY };

/**
 * Restores a backup that this program wrote: applies the migrations that it was made under, and copies
 * every table in, in one transaction. The triggers that guard what staff and participants do are out
 * of the way meanwhile, as they were obeyed when the rows came to be; what rows name of each other is
 * checked by the database all the same.
 * @throws CannotRestore, and then the database is empty as before.
 */
export async function restoreTables(
  client: pg.Client,
  path: string,
  migrations: Migrations,
): Promise<void> {
  const archive = await openBackup(path);
  try {
    const contents = await readContents(archive);
    refuseNewer(contents.migrations, migrations);
    await migrations.apply(contents.migrations);
    await client.query("BEGIN");
    try {
      await fillTables(client, archive, contents);
      await client.query("COMMIT");
    } catch (error) {
      await client.query("ROLLBACK");
      await emptyDatabase(client);
      throw error;
    }
  } finally {
    archive.close();
  }
}

async function openBackup(path: string): Promise<CheckedArchive> {
  try {
    return await openArchive(path, ANY_SIZE);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [first] = error.fields;
    throw new CannotRestore(`The backup cannot be read: ${first?.path} ${first?.message}`);
  }
}

async function readContents(archive: CheckedArchive): Promise<BackupContents> {
  const text = archive.has(CONTENTS_PATH)
    ? await readText(await archive.read(CONTENTS_PATH), LARGEST_CONTENTS)
    : "null";
  const read = backupContents.safeParse(JSON.parse(text));
  if (!read.success) throw new CannotRestore("The file is no backup of Grounded.");
  return read.data;
}

async function fillTables(
  client: pg.Client,
  archive: CheckedArchive,
  { tables, sequences }: BackupContents,
): Promise<void> {
  const named = (name: string) => client.escapeIdentifier(name);
  for (const { name } of tables)
    await client.query(`ALTER TABLE ${named(name)} DISABLE TRIGGER USER`);
  for (const { name, columns } of tables) {
    const list = columns.map(named).join(", ");
    const rows = client.query(copyFrom(`COPY ${named(name)} (${list}) FROM STDIN`));
    await pipeline(Readable.from(await archive.read(tablePath(name))), rows);
  }
  for (const { name, last } of sequences) {
    if (last !== null) await client.query("SELECT setval($1::regclass, $2)", [named(name), last]);
  }
  // Checks that wait for the end of the transaction would keep tables from being changed.
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  for (const { name } of tables)
    await client.query(`ALTER TABLE ${named(name)} ENABLE TRIGGER USER`);
}
