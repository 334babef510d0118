import { join } from "node:path";
import { inCheckout } from "../checkout.mjs";

/** @typedef {"build" | "start" | "typegen"} Action */

/**
 * Next's own program, for what is not serving: our server does that (`appProgram`).
 * @param {"build" | "typegen"} action
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function nextProgram(action, ...args) {
  return nextProgramOf(inCheckout(), action, ...args);
}

/**
 * The same of another checkout, which may be of before there was a server of ours.
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
