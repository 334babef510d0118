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
 * What a process of the app is told: the owner's address of the database is kept from it.
 * @param {Record<string, string>} settings
 * @returns {NodeJS.ProcessEnv}
 */
export function nextEnvironment(settings) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...settings };
  return { ...env, MIGRATION_DATABASE_URL: undefined };
}
