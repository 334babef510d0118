import { join } from "node:path";
import { inCheckout } from "../checkout.mjs";

/** @typedef {"build" | "start" | "dev" | "typegen"} Action */

/**
 * Next's own program rather than its wrapper: the process that is started is the server.
 * @param {Action} action
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function nextProgram(action, ...args) {
  return nextProgramOf(inCheckout(), action, ...args);
}

/**
 * The same of another checkout.
 * @param {string} checkout
 * @param {Action} action
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function nextProgramOf(checkout, action, ...args) {
  return [process.execPath, [join(checkout, "node_modules/next/dist/bin/next"), action, ...args]];
}

/**
 * @param {Record<string, string>} settings
 * @returns {NodeJS.ProcessEnv}
 */
export function nextEnvironment(settings) {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...settings };
}
