import { openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { inCheckout } from "../checkout.mjs";
import { CommandError } from "../command-error.mjs";
import { nextEnvironment, nextProgramOf } from "./next-program.mjs";
import { startProgram } from "./start-program.mjs";

/**
 * @typedef {object} AppSettings
 * @property {number} port
 * @property {string} [host] address to listen on; every address unless given
 * @property {Record<string, string>} env
 * @property {string} [logFile] where its output goes; to this terminal unless given
 * @property {string} [checkout] whose build is served; this one's unless given
 */

/**
 * Starts the built app.
 * @param {AppSettings} settings
 * @returns {Promise<import("./start-program.mjs").Program>}
 */
export async function startApp({ port, host, env, logFile, checkout = inCheckout() }) {
  const address = host ? ["-H", host] : [];
  const output = logFile ? openSync(logFile, "w", 0o600) : "inherit";
  const [file, args] = nextProgramOf(checkout, "start", "-p", String(port), ...address);
  const first = ["--import", new URL("./end-with-parent.mjs", import.meta.url).href];
  return startProgram(file, [...first, ...args], {
    cwd: checkout,
    env: nextEnvironment({ ...env, NODE_ENV: "production" }),
    stdio: ["ignore", output, output, "ipc"],
  });
}

/**
 * Waits until the app and its database answer.
 * @param {import("./start-program.mjs").Program} app
 * @param {AppSettings} settings
 */
export async function waitForHealth(app, { port, host, logFile }) {
  const address = !host || host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const url = `http://${address.includes(":") ? `[${address}]` : address}:${port}/api/health`;
  let hasEnded = false;
  app.ended.then(() => {
    hasEnded = true;
  });
  for (let tries = 300; tries > 0 && !hasEnded; tries--) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    await answer?.arrayBuffer().catch(() => null);
    if (answer?.ok) return;
    await sleep(200);
  }
  const log = logFile ? `${readFileSync(logFile, "utf8").slice(-3000)}\n` : "";
  throw new CommandError(
    hasEnded
      ? `${log}The app stopped while it was starting; it says why above.`
      : `${log}The app started but does not answer at ${url}.`,
  );
}
