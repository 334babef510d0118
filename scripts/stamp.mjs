import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * One hash over files, and over all files of folders: their names and contents. What is not there
 * counts as empty. Work that follows from these files alone is repeated only when it changes.
 * @param {string} root
 * @param {string[]} paths
 * @param {(path: string) => boolean} [counts] leaves files out
 */
export function hashFiles(root, paths, counts = () => true) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const file of paths.flatMap((path) => listFiles(join(root, path))).sort()) {
    const name = relative(root, file).replaceAll("\\", "/");
    if (counts(name)) hash.update(`\0${name}\0`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function listFiles(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => listFiles(join(path, name)));
}

/**
 * @param {string} file
 * @param {string} hash
 */
export function isStamped(file, hash) {
  return (
    statSync(file, { throwIfNoEntry: false })?.isFile() === true &&
    readFileSync(file, "utf8").trim() === hash
  );
}

/**
 * @param {string} file
 * @param {string} hash
 */
export function writeStamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${hash}\n`);
}
