import pg from "pg";
import { inCheckout } from "../checkout.mjs";
import { freshDatabase } from "../database/create-database.mjs";
import { isAlive } from "../database/hold-lock.mjs";
import { startPostgres } from "../database/postgres-server.mjs";

/**
 * An empty database on the embedded server, for this run alone: its name carries the process's id.
 * It stays for a look after a failure; the next run drops it. The addresses for both of its roles.
 * @param {import("../run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 * @param {string} part
 */
export async function openTestDatabase({ use }, say, part) {
  say("Starting the database for the tests.");
  const dataFolder = inCheckout(".data/postgres-test");
  const { url, asApp } = await use(() => startPostgres({ dataFolder, fast: true, log: say }));
  await dropOldOnes(url);
  const owner = await freshDatabase(url, `${part}_${process.pid}`);
  return { owner, app: asApp(owner) };
}

/**
 * Drops the databases of runs that are over.
 * @param {string} url
 */
export async function dropOldOnes(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select datname from pg_database where datname ~ '_[0-9]+$'",
    );
    for (const { datname } of rows) {
      if (isAlive(Number(datname.split("_").at(-1)))) continue;
      await client.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`);
    }
  } finally {
    await client.end();
  }
}
