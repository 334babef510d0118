import { existsSync } from "node:fs";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CommandError } from "../command-error.mjs";
import { asAppRole, ensureAppRole } from "./app-role.mjs";
import { ensureDatabase } from "./create-database.mjs";
import { findLiveServer } from "./find-live-server.mjs";
import { holdLock, isAlive } from "./hold-lock.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import { control, crashCluster, initialise, startOnPort } from "./postgres-cluster.mjs";
import { databasePassword, prepareDatabaseFolder } from "./postgres-folder.mjs";

/**
 * @typedef {object} PostgresServer
 * @property {string} url of the database `grounded`, for the owner of its tables
 * @property {(ownerUrl: string) => string} asApp the address of one of its databases for the app's role
 * @property {import("./migrate-database.mjs").DatabaseUrls} urls of the database `grounded`, both
 * @property {number} port
 * @property {boolean} alreadyRunning
 * @property {() => Promise<void>} stop lets go of the server; the last process that uses it stops it
 * @property {() => Promise<void>} crash ends the server at once, as a power cut of its machine would
 * @property {() => Promise<void>} recover starts it again on the same data, after a crash
 */

/**
 * Starts the embedded PostgreSQL server on its data, or joins the one that runs there.
 * @param {object} options
 * @param {string} options.dataFolder
 * @param {number} [options.port] any free one unless given
 * @param {boolean} [options.fast] for data that tests throw away: not safe against a power cut
 * @param {(sentence: string) => void} [options.log]
 * @returns {Promise<PostgresServer>}
 */
export async function startPostgres({ dataFolder, port, fast = false, log = () => {} }) {
  const folder = prepareDatabaseFolder(dataFolder, log);
  const binaries = postgresBinaries(folder.account);
  const password = databasePassword(folder, "password");
  const appPassword = databasePassword(folder, "appPassword");
  const user = join(folder.users, String(process.pid));
  const urlAt = (/** @type {number} */ at) =>
    `postgresql://grounded:${password}@127.0.0.1:${at}/grounded`;

  const { livePort, alreadyRunning } = await holdLock(folder.lock, async () => {
    await writeFile(user, "");
    try {
      const running = await findLiveServer(folder.cluster, urlAt);
      if (running) return { livePort: running, alreadyRunning: true };
      await initialise(folder, binaries, log);
      const chosen = await startOnPort(folder, binaries, { port, fast });
      return { livePort: chosen, alreadyRunning: false };
    } catch (error) {
      await rm(user, { force: true });
      throw error;
    }
  });
  /** @type {Promise<void> | undefined} */
  let stopping;
  const stop = () => {
    stopping ??= holdLock(folder.lock, async () => {
      await rm(user, { force: true });
      if (await isUsedByOthers(folder.users)) return;
      const stopped = await control(folder, binaries, ["-m", "fast", "-t", "60", "stop"]);
      if (stopped || !existsSync(join(folder.cluster, "postmaster.pid"))) return;
      throw new CommandError(`The database server in ${folder.cluster} did not stop.`);
    });
    return stopping;
  };
  try {
    await holdLock(folder.lock, async () => {
      await ensureDatabase(urlAt(livePort));
      await ensureAppRole(urlAt(livePort), appPassword);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const crash = () => holdLock(folder.lock, () => crashCluster(folder));
  const recover = () =>
    holdLock(folder.lock, async () => {
      await startOnPort(folder, binaries, { port: livePort, fast });
    });
  const url = urlAt(livePort);
  const asApp = (/** @type {string} */ ownerUrl) => asAppRole(ownerUrl, appPassword);
  const urls = { app: asApp(url), owner: url };
  return { url, urls, asApp, port: livePort, alreadyRunning, stop, crash, recover };
}

/** @param {string} users */
async function isUsedByOthers(users) {
  for (const name of await readdir(users)) {
    if (isAlive(Number(name))) return true;
    await rm(join(users, name), { force: true });
  }
  return false;
}
