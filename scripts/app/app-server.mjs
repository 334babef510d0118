import { existsSync, openSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inCheckout } from "../checkout.mjs";
import { CommandError } from "../command-error.mjs";
import { explainTemporaryFolder } from "./check-temporary-folder.mjs";
import { nextEnvironment, nextProgramOf } from "./next-program.mjs";
import { startProgram } from "./start-program.mjs";

/**
 * @typedef {object} AppSettings
 * @property {number} port
 * @property {string} host address to listen on
 * @property {Record<string, string>} env
 * @property {string} [logFile] where its output goes; to this terminal unless given
 * @property {string} [checkout] whose build is served; this one's unless given
 */

/** From the start to the first good answer, on a machine that is busy besides. */
const PATIENCE_MS = 180_000;
const TRY_MS = 5_000;

/**
 * The program that is the app of this checkout: our server with Next in the same process.
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function appProgram(...args) {
  return [process.execPath, [...ENDS_WITH_PARENT, inCheckout(SERVER), ...args]];
}

const SERVER = "scripts/server/serve.mjs";
const ENDS_WITH_PARENT = ["--import", new URL("./end-with-parent.mjs", import.meta.url).href];

/**
 * The same of a checkout that may be of before there was that server.
 * @param {string} checkout
 * @param {number} port
 * @param {string} host
 * @returns {[string, string[]]}
 */
function appProgramOf(checkout, port, host) {
  if (existsSync(join(checkout, SERVER))) {
    return [process.execPath, [...ENDS_WITH_PARENT, join(checkout, SERVER)]];
  }
  const [file, args] = nextProgramOf(checkout, "start", "-p", String(port), "-H", host);
  return [file, [...ENDS_WITH_PARENT, ...args]];
}

/**
 * @typedef {import("./start-program.mjs").Program & { listening: Promise<void> }} App
 *   listening: since when it has its port; of another checkout this is not known
 */

/**
 * Starts the built app.
 * @param {AppSettings} settings
 * @returns {Promise<App>}
 */
export async function startApp({ port, host, env, logFile, checkout = inCheckout() }) {
  const problem = explainTemporaryFolder();
  if (problem) console.error(problem);
  const output = logFile ? openSync(logFile, "w", 0o600) : "inherit";
  const program = await startProgram(...appProgramOf(checkout, port, host), {
    cwd: checkout,
    env: nextEnvironment({
      ...env,
      PORT: String(port),
      HOST: host,
      NODE_ENV: "production",
    }),
    stdio: ["ignore", output, output, "ipc"],
  });
  return { ...program, listening: checkout === inCheckout() ? program.spoken : Promise.resolve() };
}

/**
 * Waits until the app and its database answer. Nothing is asked before the app itself says that it
 * listens: until then another program may have taken the port meanwhile, and would be believed.
 * @param {Pick<App, "ended" | "listening">} app
 * @param {Omit<AppSettings, "env">} settings
 * @param {{ patienceMs?: number, tryMs?: number }} [times]
 */
export async function waitForHealth(
  app,
  { port, host, logFile },
  { patienceMs = PATIENCE_MS, tryMs = TRY_MS } = {},
) {
  const address = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  let hasEnded = false;
  app.ended.then(() => {
    hasEnded = true;
  });
  let isListening = false;
  app.listening.then(() => {
    isListening = true;
  });
  let answer = "it does not listen";
  for (const end = Date.now() + patienceMs; Date.now() < end && !hasEnded; ) {
    if (isListening) answer = await askHealth({ address, port, tryMs });
    if (answer === "200") return;
    await sleep(100);
  }
  const log = logFile ? `${readFileSync(logFile, "utf8").slice(-3000)}\n` : "";
  throw new CommandError(
    hasEnded
      ? `${log}The app stopped while it was starting; it says why above.`
      : `${log}The app started but is not well at ${address}, port ${port}: ${answer}.`,
  );
}

/**
 * One question, on a connection of its own, that ends within its time whatever becomes of it.
 * @param {{ address: string, port: number, tryMs: number }} where
 * @returns {Promise<string>} the status, or what went wrong
 */
function askHealth({ address, port, tryMs }) {
  return new Promise((resolve) => {
    const asked = request({ host: address, port, path: "/api/health", agent: false });
    const timer = setTimeout(() => end("no answer in time"), tryMs);
    const end = (/** @type {string} */ answer) => {
      clearTimeout(timer);
      resolve(answer);
      asked.destroy();
    };
    asked.on("error", (error) => end(error.message));
    asked.on("response", (response) => end(String(response.statusCode)));
    // Where nobody listens any more, a port that the system gives out freely can be connected to itself.
    asked.on("socket", (socket) =>
      socket.once("connect", () => {
        if (socket.localPort === port) end("nobody listens");
      }),
    );
    asked.end();
  });
}
