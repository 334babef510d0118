import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { CommandError } from "../command-error.mjs";

/**
 * PostgreSQL refuses to run as root; its programs then run under another account.
 * @typedef {{ uid: number, gid: number } | null} Account null: the account of this process
 */

/**
 * The account that the server's programs run under.
 * @param {string} cluster a data folder that exists already keeps the account that owns it
 * @returns {Account}
 */
export function postgresAccount(cluster) {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = findAccount("postgres");
  if (known) return known;
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
  const account = findAccount("postgres") ?? findAccount("nobody");
  if (account) return account;
  throw new CommandError(
    "PostgreSQL does not run as root, and there is no other account to run it under. Add one with `useradd --system postgres`, or run this as an ordinary user.",
  );
}

/**
 * @param {string} name
 * @returns {Account}
 */
function findAccount(name) {
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [user, , uid, gid] = line.split(":");
    if (user === name) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/**
 * Whether the account can enter the folder, or run the file: every folder above counts.
 * @param {string} path
 * @param {Account} account
 */
export function isReachable(path, account) {
  if (!account) return true;
  const test = ["-c", 'test -x "$1"', "sh", path];
  return spawnSync("/bin/sh", test, { ...account, cwd: "/" }).status === 0;
}
