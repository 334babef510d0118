import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { CommandError, reasonOf } from "../command-error.mjs";

/**
 * @typedef {import("node:child_process").SpawnOptions &
 *   { patience?: number, stopSignal?: NodeJS.Signals }} Options
 *   patience: milliseconds that it may take to stop when asked, before it is killed;
 *   stopSignal: how it is asked
 * @typedef {{ code: number | null, signal: string | null, output: string }} Ending
 *   output: what it said, when its output was piped (the default) rather than shown
 * @typedef {object} Program
 * @property {number} pid
 * @property {Promise<Ending>} ended
 * @property {Promise<void>} spoken when it first says something by a channel ("ipc"), where it has one
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} kill at once, as a crash would
 */

/**
 * @param {string} file
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {Promise<Program>}
 */
export async function startProgram(
  file,
  args,
  { patience = 8000, stopSignal = "SIGTERM", ...options } = {},
) {
  const child = spawn(file, args, {
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
    ...options,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  await once(child, "spawn").catch((error) => {
    throw new CommandError(`${file} could not be run (${reasonOf(error)}).`);
  });
  /** @type {Promise<Ending>} */
  const ended = new Promise((resolve) => {
    const end = () => resolve({ code: child.exitCode, signal: child.signalCode, output });
    child.once("close", end);
    // Something that it started may keep the pipes open.
    child.once("exit", () => setTimeout(end, 1000));
  });
  /** @type {Promise<void>} */
  const spoken = new Promise((resolve) => {
    if (child.channel) child.once("message", () => resolve());
  });
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const kill = async () => {
    if (!isOver()) child.kill("SIGKILL");
    await ended;
  };
  const stop = async () => {
    if (isOver()) return;
    child.kill(stopSignal);
    const timeUp = new AbortController();
    const late = sleep(patience, true, { signal: timeUp.signal }).catch(() => false);
    const isLate = await Promise.race([ended.then(() => false), late]);
    timeUp.abort();
    if (isLate) await kill();
  };
  return { pid: child.pid ?? 0, ended, spoken, stop, kill };
}

/**
 * Runs a program to its end.
 * @param {string} file
 * @param {string[]} args
 * @param {Options} [options]
 */
export async function runProgram(file, args, options) {
  return (await startProgram(file, args, options)).ended;
}
