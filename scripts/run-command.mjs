import { setTimeout as sleep } from "node:timers/promises";
import { startProgram } from "./app/start-program.mjs";
import { CommandError } from "./command-error.mjs";

/**
 * A command's life: what it started is stopped again, last first, however the command ends.
 * @typedef {object} Life
 * @property {<T extends { stop: () => Promise<void> }>(start: () => Promise<T>) => Promise<T>} use
 *   starts something and stops it when the command ends, even when the end comes meanwhile
 * @property {(file: string, args: string[], options?: import("./app/start-program.mjs").Options) =>
 *   Promise<import("./app/start-program.mjs").Ending>} run starts a program and waits for its end
 * @property {Promise<void>} stopRequested resolves at Ctrl-C
 */

/** For commands that go on until then. */
export const ENDS_AT_CTRL_C = { stoppedCode: 0 };

/**
 * Runs a command to its end and leaves the process. npm passes a signal on that the terminal has sent
 * already, so more than one may come: the first counts.
 * @param {(life: Life) => Promise<number>} main resolves to the exit code
 * @param {{ stoppedCode?: number }} [options] the exit code after Ctrl-C or `kill`
 */
export async function runCommand(main, { stoppedCode = 130 } = {}) {
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  let stopping = false;
  /** @type {(value?: undefined) => void} */
  let requestStop = () => {};
  /** @type {Promise<void>} */
  const stopRequested = new Promise((resolve) => {
    requestStop = resolve;
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => requestStop());
  const watch = setInterval(followParent(requestStop), 1000);

  /** @type {Life["use"]} */
  const use = (start) => {
    if (stopping) return new Promise(() => {});
    const starting = start();
    stops.push(async () => (await starting.catch(() => null))?.stop());
    return starting;
  };
  /** @type {Life["run"]} */
  const run = async (...program) => (await use(async () => startProgram(...program))).ended;

  let code = 1;
  try {
    const stopped = stopRequested.then(() => stoppedCode);
    code = await Promise.race([main({ use, run, stopRequested }), stopped]);
  } catch (error) {
    // A child dies of the same Ctrl-C, and its failure may be noticed before the signal is.
    const isStopped = await Promise.race([stopRequested.then(() => true), sleep(200, false)]);
    if (isStopped) code = stoppedCode;
    else console.error(describeFailure(error));
  }
  stopping = true;
  for (let stop = stops.pop(); stop; stop = stops.pop()) {
    await stop().catch((error) => {
      console.error(describeFailure(error));
      code = 1;
    });
  }
  clearInterval(watch);
  process.exit(code);
}

/**
 * A signal to npm ends the shell between npm and this process, which then has another parent.
 * @param {() => void} requestStop
 */
function followParent(requestStop) {
  const parent = process.ppid;
  return () => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) requestStop();
  };
}

/** @param {unknown} error */
function describeFailure(error) {
  if (error instanceof CommandError) return `\n${error.message}`;
  return error instanceof Error ? `\n${error.stack}` : `\n${error}`;
}
