import { setTimeout as sleep } from "node:timers/promises";
import { CommandError } from "./command-error.mjs";

/**
 * A command's life: what it started is stopped again, last first, however the command ends.
 * @typedef {object} Life
 * @property {<T extends { stop: () => Promise<void> }>(starting: Promise<T>) => Promise<T>} use
 *   waits for something that starts, and stops it when the command ends, even when the end comes
 *   while it is still starting
 * @property {Promise<void>} stopRequested resolves at Ctrl-C
 */

/**
 * Runs a command. Ctrl-C and `kill` are an ordinary end (code 0). npm passes a signal on that the
 * terminal has sent already, so more than one may come; only the first counts.
 * @param {(life: Life) => Promise<number>} main resolves to the exit code
 */
export async function runCommand(main) {
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  let stopping = false;
  /** @type {() => void} */
  let requestStop = () => {};
  const stopRequested = new Promise((resolve) => {
    requestStop = () => resolve(undefined);
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, requestStop);
  // Listening for signals alone does not keep a process alive.
  const alive = setInterval(() => {}, 60_000);

  /** @type {Life} */
  const life = {
    stopRequested,
    use: (starting) => {
      stops.push(async () => (await starting.catch(() => null))?.stop());
      return stopping ? new Promise(() => {}) : starting;
    },
  };
  let code = 1;
  try {
    code = await Promise.race([main(life), stopRequested.then(() => 0)]);
  } catch (error) {
    // Children die of the same Ctrl-C; their failure may be noticed before the signal is.
    code = await Promise.race([stopRequested.then(() => 0), sleep(100, 1)]);
    if (code !== 0) console.error(describeFailure(error));
  }
  stopping = true;
  for (let stop = stops.pop(); stop; stop = stops.pop()) {
    await stop().catch((error) => {
      console.error(describeFailure(error));
      code = 1;
    });
  }
  clearInterval(alive);
  process.exit(code);
}

/** @param {unknown} error */
function describeFailure(error) {
  if (error instanceof CommandError) return `\n${error.message}`;
  return error instanceof Error ? `\n${error.stack}` : `\n${error}`;
}
