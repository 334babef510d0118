import { inCheckout } from "../checkout.mjs";

/**
 * Next's own program rather than its wrapper: the process that is started is the server.
 * @param {"build" | "start" | "dev" | "typegen"} action
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function nextProgram(action, ...args) {
  return [process.execPath, [inCheckout("node_modules/next/dist/bin/next"), action, ...args]];
}

/**
 * @param {Record<string, string>} settings
 * @returns {NodeJS.ProcessEnv}
 */
export function nextEnvironment(settings) {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...settings };
}
