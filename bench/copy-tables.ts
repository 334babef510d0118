import { execFile } from "node:child_process";
import { createWriteStream, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { TableName } from "@/lib/exporters/tables/export-table";
import { PLAIN_CSV } from "@/lib/exporters/tables/file-format";
import { copyRowsSql } from "@/lib/exporters/tables/file-sql";
import { inlineValues } from "@/lib/server/export/inline-values";
import { loadTables } from "@/lib/server/export/load-tables";
import { tableSources } from "@/lib/server/export/table-sources";
import { OWNER_URL } from "./servers";

const run = promisify(execFile);

/** What a snapshot lays down first; nobody of a filled study is excluded or has flags. */
const chosen = (study: string) => `
  CREATE TEMP TABLE chosen_participant AS
    SELECT id, ordinal, false AS excluded FROM participant WHERE study_id = '${study}';
  ALTER TABLE chosen_participant ADD PRIMARY KEY (id);
  ANALYZE chosen_participant;
  CREATE TEMP TABLE flagged_participant (id uuid PRIMARY KEY, flags text NOT NULL);`;

/** Writes the tables' queries into files without the app: by psql, or where there is none by the driver. */
export async function copyTables(study: string, names: TableName[] | "all", folder: string) {
  const tables = await loadTables(
    { studyId: study, slug: "", userId: "", capability: "export" },
    {
      identifiers: "no",
    },
  );
  const sources = tableSources(study, tables);
  const wanted = tables.filter(({ name }) => names === "all" || names.includes(name));
  const copies = wanted.map((table) => {
    const { from, order } = sources[table.name];
    const source = { from: inlineValues(from), order: inlineValues(order) };
    return {
      sql: copyRowsSql(table, source, PLAIN_CSV).replace(/\s+/g, " "),
      path: join(folder, `${table.name}.csv`),
    };
  });
  const hasPsql = await run("psql", ["--version"]).then(
    () => true,
    () => false,
  );
  const start = performance.now();
  await (hasPsql ? copyByPsql : copyByDriver)(chosen(study), copies);
  return {
    by: hasPsql ? "psql" : "driver",
    seconds: (performance.now() - start) / 1000,
    bytes: copies.reduce((sum, { path }) => sum + statSync(path).size, 0),
  };
}

async function copyByPsql(first: string, copies: { sql: string; path: string }[]): Promise<void> {
  const commands = copies.map(({ sql, path }) =>
    // One line, to a file of this machine.
    sql.replace(/^COPY/, "\\copy").replace(" TO STDOUT ", ` TO '${path}' `),
  );
  const settings = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", OWNER_URL];
  await run("psql", [...settings, "-c", first, ...commands.flatMap((one) => ["-c", one])]);
}

async function copyByDriver(first: string, copies: { sql: string; path: string }[]): Promise<void> {
  const client = new pg.Client({ connectionString: OWNER_URL });
  await client.connect();
  await client.query(first);
  for (const { sql, path } of copies) {
    await pipeline(client.query(copyTo(sql)), createWriteStream(path));
  }
  await client.end();
}
