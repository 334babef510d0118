import "server-only";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { APP } from "@/lib/app-version";
import type { BundledFile } from "@/lib/exporters/bundle/bundle-description";
import { writeSums } from "@/lib/exporters/bundle/write-manifest";
import { measuredFile, measuredText } from "@/lib/server/export/bundle/measured-file";
import { type ZipEntry, zipStream } from "@/lib/server/export/bundle/zip-stream";
import { BACKUP_FORMAT, type BackupContents, CONTENTS_PATH, tablePath } from "./backup-contents";
import { hasProgram, runProgram } from "./client-programs";
import { LEFT_OUT, listMigrations, listSequences, listTables } from "./database-shape";

export interface WrittenBackup {
  /** By which program: the database's own, or this one, where that is missing or older. */
  by: "pg_dump" | "grounded";
}

/**
 * Writes everything in the database into a new file that only its owner may read: as the database's
 * own program does it where there is one that knows the server, else by copying every table in one
 * snapshot. A file that is there already is left alone.
 */
export async function writeBackup(
  url: string,
  path: string,
  { ownProgram = true } = {},
): Promise<WrittenBackup> {
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  await new Promise((resolve, reject) => file.once("open", resolve).once("error", reject));
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    if (ownProgram && (await hasProgram("pg_dump", await serverMajor(client)))) {
      file.destroy();
      const left = LEFT_OUT.map((table) => `--exclude-table-data=public.${table}`);
      await runProgram("pg_dump", ["--format=custom", ...left, `--file=${path}`], url);
      return { by: "pg_dump" };
    }
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await pipeline(Readable.from(zipStream(backupEntries(client), new Date())), file);
    return { by: "grounded" };
  } catch (error) {
    file.destroy();
    await rm(path, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

export async function serverMajor(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int / 10000 AS version",
  );
  return rows[0]?.version ?? 0;
}

async function* backupEntries(client: pg.Client): AsyncGenerator<ZipEntry> {
  const files: BundledFile[] = [];
  const tables = await listTables(client);
  const contents: BackupContents = {
    format: BACKUP_FORMAT,
    app: APP.version,
    takenAt: new Date().toISOString(),
    migrations: await listMigrations(client),
    tables,
    sequences: await listSequences(client),
  };
  yield measuredText(CONTENTS_PATH, () => JSON.stringify(contents, null, 2), files);
  for (const { name, columns } of tables) {
    yield measuredFile(tablePath(name), copyRows(client, name, columns), files);
  }
  yield measuredText("SHA256SUMS", () => writeSums(files), files);
}

async function* copyRows(client: pg.Client, name: string, columns: string[]) {
  const names = columns.map((column) => client.escapeIdentifier(column)).join(", ");
  const rows = client.query(copyTo(`COPY ${client.escapeIdentifier(name)} (${names}) TO STDOUT`));
  for await (const piece of rows) yield new Uint8Array(piece as Buffer);
}
