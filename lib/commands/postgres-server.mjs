import { existsSync } from "node:fs";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { CommandError } from "./command-error.mjs";
import { ensureDatabase } from "./create-database.mjs";
import { anyFreePort } from "./free-port.mjs";
import { holdLock, isAlive } from "./hold-lock.mjs";
import { postgresBinaries } from "./postgres-binaries.mjs";
import { databasePassword, prepareDatabaseFolder } from "./postgres-folder.mjs";
import { writeSettings } from "./postgres-settings.mjs";
import { runProgram } from "./start-program.mjs";

/**
 * @typedef {object} PostgresServer
 * @property {string} url of the database `grounded`
 * @property {number} port
 * @property {boolean} alreadyRunning
 * @property {() => Promise<void>} stop lets go of the server; the last process that uses it stops it
 */

// A Ctrl-C must not cut short what is about to stop the server, and the server's account may not be
// allowed to enter this process's own folder.
const APART = { cwd: parse(process.cwd()).root, detached: process.platform !== "win32" };

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
  const password = databasePassword(folder);
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
  await ensureDatabase(urlAt(livePort));

  /** @type {Promise<void> | undefined} */
  let stopping;
  const stop = () =>
    holdLock(folder.lock, async () => {
      await rm(user, { force: true });
      if (await isUsedByOthers(folder.users)) return;
      const stopped = await control(folder, binaries, ["-m", "fast", "-t", "60", "stop"]);
      if (stopped || !existsSync(join(folder.cluster, "postmaster.pid"))) return;
      throw new CommandError(`The database server in ${folder.cluster} did not stop.`);
    });
  return {
    url: urlAt(livePort),
    port: livePort,
    alreadyRunning,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

/**
 * A server whose starter was killed goes on running: it is found by the file that it keeps.
 * @param {string} cluster
 * @param {(port: number) => string} urlAt
 */
async function findLiveServer(cluster, urlAt) {
  for (let patience = 100; patience > 0; patience--) {
    const [pid, , , port] = (
      await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")
    ).split("\n");
    if (!pid || !port || !isAlive(Number(pid))) return null;
    const answer = await greet(urlAt(Number(port)));
    if (answer === "welcome") return Number(port);
    if (answer === "nobody") return null;
    await sleep(100); // starting or stopping
  }
  return null;
}

/**
 * @param {string} url
 * @returns {Promise<"welcome" | "busy" | "nobody">}
 */
async function greet(url) {
  const client = new pg.Client({ connectionString: url.replace(/grounded$/, "postgres") });
  try {
    await client.connect();
    return "welcome";
  } catch (error) {
    // 57P03: the server is starting up or shutting down. 28P01: a server, but with another password.
    return /** @type {{ code?: string }} */ (error).code === "57P03" ? "busy" : "nobody";
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * @param {import("./postgres-folder.mjs").DatabaseFolder} folder
 * @param {import("./postgres-binaries.mjs").Binaries} binaries
 * @param {(sentence: string) => void} log
 */
async function initialise(folder, binaries, log) {
  const { cluster, account, password } = folder;
  if (existsSync(cluster)) {
    const version = (await readFile(join(cluster, "PG_VERSION"), "utf8")).trim();
    if (version === binaries.major) return;
    throw new CommandError(
      `The data in ${cluster} was written by PostgreSQL ${version}; this version of Grounded brings PostgreSQL ${binaries.major}. Move that folder away to start afresh, or go back to the earlier version to export the data first.`,
    );
  }
  log("Making a new database cluster.");
  const draft = `${cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  const args = ["--pgdata", draft, "--username", "grounded", "--pwfile", password];
  args.push("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C");
  args.push("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--no-instructions");
  const { code, output } = await runProgram(binaries.initdb, args, { ...account, ...APART });
  if (code !== 0) throw new Error(`PostgreSQL could not make its data folder. It said:\n${output}`);
  await rename(draft, cluster);
}

/**
 * @param {import("./postgres-folder.mjs").DatabaseFolder} folder
 * @param {import("./postgres-binaries.mjs").Binaries} binaries
 * @param {{ port: number | undefined, fast: boolean }} options
 */
async function startOnPort(folder, binaries, { port, fast }) {
  for (let attempt = 1; ; attempt++) {
    const chosen = port ?? (await anyFreePort());
    await writeSettings(folder.cluster, { port: chosen, fast });
    await rm(folder.serverLog, { force: true });
    const start = ["-l", folder.serverLog, "-t", "120", "start"];
    if (await control(folder, binaries, start)) return chosen;
    const said = await readFile(folder.serverLog, "utf8").catch(() => "");
    const taken = said.includes("Address already in use");
    if (taken && port === undefined && attempt < 5) continue;
    if (taken) throw new CommandError(`Port ${chosen} is in use by another program.`);
    throw new Error(`The database server did not start. Its log says:\n${said.slice(-2000)}`);
  }
}

/**
 * @param {import("./postgres-folder.mjs").DatabaseFolder} folder
 * @param {import("./postgres-binaries.mjs").Binaries} binaries
 * @param {string[]} args
 */
async function control({ cluster, account }, binaries, args) {
  // The started server would keep a pipe open for as long as it lives.
  const options = { ...account, ...APART, stdio: /** @type {const} */ ("ignore") };
  const { code } = await runProgram(binaries.pg_ctl, ["-D", cluster, "-w", ...args], options);
  return code === 0;
}

/** @param {string} users */
async function isUsedByOthers(users) {
  for (const name of await readdir(users)) {
    if (isAlive(Number(name))) return true;
    await rm(join(users, name), { force: true });
  }
  return false;
}
