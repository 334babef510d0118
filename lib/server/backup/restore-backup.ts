import "server-only";
import { open } from "node:fs/promises";
import pg from "pg";
import { type AppliedErasures, applyErasures } from "./apply-erasures";
import { hasProgram, runProgram } from "./client-programs";
import { emptyDatabase, isEmptyDatabase, MIGRATIONS } from "./database-shape";
import type { Erasure } from "./erasure-list";
import { CannotRestore, type Migrations, refuseNewer } from "./known-migrations";
import { restoreTables } from "./restore-tables";
import { serverMajor } from "./write-backup";

export interface RestoredBackup {
  by: "pg_restore" | "grounded";
  /** Migrations that this version has beyond those of the backup. */
  applied: string[];
  /** What was erased again; null without a list. */
  erased: AppliedErasures | null;
}

/** What had been erased since the backup was made, and the secret by which it is found. */
export interface ErasedSince {
  entries: readonly Erasure[];
  secret: string;
}

/**
 * Restores a backup into an empty database, brings that to this version, and erases again what was
 * erased since.
 * @param url of the owner of the tables.
 * @throws CannotRestore, and then the database is as empty as before; so it is where the erasures
 * could not be applied.
 */
export async function restoreBackup(
  url: string,
  path: string,
  migrations: Migrations,
  since: ErasedSince | null,
): Promise<RestoredBackup> {
  const ofProgram = await isOfProgram(path);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (!(await isEmptyDatabase(client))) {
      const reason =
        "The database is not empty, and nothing is restored over what is there. Name a new one.";
      throw new CannotRestore(reason);
    }
    if (ofProgram) await restoreByProgram(client, url, path, migrations);
    else await restoreTables(client, path, migrations);
    const applied = await migrations.apply();
    const erased = since && (await eraseAgain(client, since));
    return { by: ofProgram ? "pg_restore" : "grounded", applied, erased };
  } finally {
    await client.end();
  }
}

/** Nobody whose data were erased is left in a database that looks restored. */
async function eraseAgain(client: pg.Client, { entries, secret }: ErasedSince) {
  try {
    return await applyErasures(client, entries, secret);
  } catch (error) {
    await emptyDatabase(client);
    throw error;
  }
}

async function isOfProgram(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0);
      return buffer.toString("latin1", 0, bytesRead) === "PGDMP";
    } finally {
      await file.close();
    }
  } catch {
    throw new CannotRestore(`There is no file ${path} that can be read.`);
  }
}

async function restoreByProgram(
  client: pg.Client,
  url: string,
  path: string,
  migrations: Migrations,
): Promise<void> {
  if (!(await hasProgram("pg_restore", await serverMajor(client)))) {
    throw new CannotRestore(
      "The backup was made by pg_dump, and pg_restore of the server's version or a newer one is not here. Install PostgreSQL's client programs.",
    );
  }
  const rows = ["--data-only", `--table=${MIGRATIONS}`, "--file=-", path];
  refuseNewer(migrationsIn(await runProgram("pg_restore", rows, url)), migrations);
  const whole = ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"];
  await runProgram("pg_restore", [...whole, `--dbname=${pathOf(url)}`, path], url);
}

const pathOf = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1));

/** The names in the rows of a script that copies them: nothing else in it looks like one. */
function migrationsIn(script: string): string[] {
  return script.split("\t").filter((cell) => /^\d{14}_\w+$/.test(cell));
}
