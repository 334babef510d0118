import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CommandError, reasonOf } from "../command-error.mjs";
import { isReachable, postgresAccount } from "./postgres-account.mjs";

/**
 * What lies in a database's folder: the cluster, its password, the server's log, and who uses it.
 * @typedef {object} DatabaseFolder
 * @property {string} cluster
 * @property {string} password file, readable by its owner alone
 * @property {string} appPassword likewise, of the app's role
 * @property {string} serverLog
 * @property {string} lock held while the server is started or stopped
 * @property {string} users one file for each process that uses the server
 * @property {import("./postgres-account.mjs").Account} account
 */

/**
 * Makes the folder, at a place where the server's account can work.
 * @param {string} wanted
 * @param {(sentence: string) => void} log
 * @returns {DatabaseFolder}
 */
export function prepareDatabaseFolder(wanted, log) {
  const asked = resolve(wanted);
  const here = describe(asked);
  if (makeFolder(asked, here.account)) return here;
  const name = createHash("sha256").update(asked).digest("hex").slice(0, 12);
  const elsewhere = join("/var/lib/grounded", name);
  log(`The database's own account cannot work in ${asked}; the data is kept in ${elsewhere}.`);
  const there = describe(elsewhere);
  if (makeFolder(elsewhere, there.account)) return there;
  throw new Error(`The database's own account cannot work in ${elsewhere} either.`);
}

/** @param {string} folder @returns {DatabaseFolder} */
function describe(folder) {
  const cluster = join(folder, "cluster");
  return {
    cluster,
    password: join(folder, "password"),
    appPassword: join(folder, "app-password"),
    serverLog: join(folder, "server.log"),
    lock: join(folder, "lock"),
    users: join(folder, "users"),
    account: postgresAccount(cluster),
  };
}

/**
 * @param {string} folder
 * @param {import("./postgres-account.mjs").Account} account
 * @returns {boolean} false when the account cannot work there
 */
function makeFolder(folder, account) {
  const made = mkdirSync(folder, { recursive: true });
  try {
    if (account) {
      openParents(folder, made);
      chownSync(folder, account.uid, account.gid);
      chmodSync(folder, 0o700);
    }
    if (isReachable(folder, account)) {
      mkdirSync(join(folder, "users"), { recursive: true });
      return true;
    }
  } catch (error) {
    if (!account) throw new CommandError(`${folder} cannot be written (${reasonOf(error)}).`);
  }
  if (made) rmSync(folder, { recursive: true });
  return false;
}

/**
 * Lets other accounts pass through the folders that were just made, whatever the umask is.
 * @param {string} folder
 * @param {string | undefined} firstMade
 */
function openParents(folder, firstMade) {
  for (let parent = dirname(folder); firstMade && parent.startsWith(firstMade); ) {
    chmodSync(parent, 0o755);
    parent = dirname(parent);
  }
}

/**
 * The password of the role that owns everything, or of the app's; made on the first use.
 * @param {DatabaseFolder} folder
 * @param {"password" | "appPassword"} whose
 */
export function databasePassword(folder, whose) {
  const { [whose]: file, account } = folder;
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
    if (account) chownSync(file, account.uid, account.gid);
  }
  return readFileSync(file, "utf8").trim();
}
