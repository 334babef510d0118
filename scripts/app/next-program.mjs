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
 * @param {Record<string, string>} settings
 * @returns {NodeJS.ProcessEnv}
 */
export function nextEnvironment(settings) {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...settings };
}
