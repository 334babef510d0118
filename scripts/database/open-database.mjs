import { inCheckout } from "../checkout.mjs";
import { migrate, urlsOf } from "./migrate-database.mjs";
import { startPostgres } from "./postgres-server.mjs";

/**
 * The database of DATABASE_URL, or else the embedded server on a folder of this checkout; with every
 * migration applied, unless it is to stay as it is.
 * @param {import("../run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 * @param {string} name of the folder
 * @param {{ asItIs?: boolean }} [options]
 * @returns {Promise<import("./migrate-database.mjs").DatabaseUrls>}
 */
export async function openDatabase({ use }, say, name, { asItIs = false } = {}) {
  let urls = urlsOf(process.env);
  if (process.env.DATABASE_URL) {
    say("Using the database that DATABASE_URL names.");
  } else {
    say("Starting the database.");
    const dataFolder = inCheckout(".data", name);
    urls = (await use(() => startPostgres({ dataFolder, log: say }))).urls;
  }
  if (!asItIs) await migrate(urls, say);
  return urls;
}
