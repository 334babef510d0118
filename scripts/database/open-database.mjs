import { inCheckout } from "../checkout.mjs";
import { applyMigrations } from "./apply-migrations.mjs";
import { startPostgres } from "./postgres-server.mjs";
import { tellRoles } from "./tell-roles.mjs";

/**
 * The database of DATABASE_URL, or else the embedded server on a folder of this checkout; with every
 * migration applied, unless it is to stay as it is.
 * @param {import("../run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 * @param {string} name of the folder
 * @param {{ asItIs?: boolean }} [options]
 * @returns {Promise<string>} its URL
 */
export async function openDatabase({ use }, say, name, { asItIs = false } = {}) {
  let url = process.env.DATABASE_URL;
  if (url) {
    say("Using the database that DATABASE_URL names.");
  } else {
    say("Starting the database.");
    const dataFolder = inCheckout(".data", name);
    url = (await use(() => startPostgres({ dataFolder, log: say }))).url;
  }
  if (!asItIs) await migrate(url, say);
  return url;
}

/**
 * @param {string} url
 * @param {(sentence: string) => void} say
 */
export async function migrate(url, say) {
  const { applied } = await applyMigrations({ url });
  for (const name of applied) say(`Applied the migration ${name}.`);
  await tellRoles(url, applied, say);
}
