import { existsSync } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { join, parse } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { anyFreePort } from "../app/free-port.mjs";
import { runProgram } from "../app/start-program.mjs";
import { CommandError } from "../command-error.mjs";
import { isAlive } from "./hold-lock.mjs";
import { writeSettings } from "./postgres-settings.mjs";

// A Ctrl-C must not cut short what is about to stop the server, and the server's account may not be
// allowed to enter this process's own folder.
const APART = { cwd: parse(process.cwd()).root, detached: process.platform !== "win32" };

/**
 * Makes the cluster, unless it is there.
 * @param {import("./postgres-folder.mjs").DatabaseFolder} folder
 * @param {import("./postgres-binaries.mjs").Binaries} binaries
 * @param {(sentence: string) => void} log
 */
export async function initialise(folder, binaries, log) {
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
export async function startOnPort(folder, binaries, { port, fast }) {
  for (let attempt = 1; ; attempt++) {
    const chosen = port ?? (await anyFreePort());
    await writeSettings(folder, { port: chosen, fast });
    await rm(folder.serverLog, { force: true });
    const start = ["-l", folder.serverLog, "-t", "120", "start"];
    if (await control(folder, binaries, start)) return chosen;
    const said = await readFile(folder.serverLog, "utf8").catch(() => "");
    const taken = /Address already in use|Only one usage of each socket/.test(said);
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
export async function control({ cluster, account }, binaries, args) {
  // The started server would keep a pipe open for as long as it lives.
  const options = { ...account, ...APART, stdio: /** @type {const} */ ("ignore") };
  const { code } = await runProgram(binaries.pg_ctl, ["-D", cluster, "-w", ...args], options);
  return code === 0;
}

/**
 * Kills the server and every process of it, so that nothing is written down in good order.
 * @param {import("./postgres-folder.mjs").DatabaseFolder} folder
 */
export async function crashCluster({ cluster }) {
  const server = Number((await readFile(join(cluster, "postmaster.pid"), "utf8")).split("\n")[0]);
  const { output } = await runProgram("ps", ["-A", "-o", "pid=,ppid="], {});
  const processes = output
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, parent]) => (parent === server ? [pid] : []));
  // The server first: it would take the death of a child for something to recover from.
  for (const pid of [server, ...processes]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }
  // As long as one of them is there, the server refuses to start on its data.
  while ([server, ...processes].some(isAlive)) await sleep(20);
}
