import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Whether a process with this id exists, whoever owns it.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/**
 * Runs the work while this process alone holds the lock file. A lock whose holder died is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function holdLock(file, work) {
  await mkdir(dirname(file), { recursive: true });
  for (let tries = 0; !(await tryLock(file)); tries++) {
    if (tries === 100) console.error(`Waiting for another command to let go of ${file}.`);
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** @param {string} file */
async function tryLock(file) {
  try {
    await writeFile(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  }
  if (await isAbandoned(file)) await rm(file, { force: true });
  return false;
}

/** @param {string} file */
async function isAbandoned(file) {
  const holder = Number(await readFile(file, "utf8").catch(() => ""));
  // This process asks, so it does not hold the lock: an earlier one had the same id.
  if (holder > 0) return holder === process.pid || !isAlive(holder);
  // Empty: its holder has just made it and is about to write its id, or died just then.
  const made = await stat(file).catch(() => null);
  return made !== null && Date.now() - made.mtimeMs > 5000;
}
