import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * The full path of something in this checkout.
 * @param {string[]} parts
 */
export function inCheckout(...parts) {
  return resolve(ROOT, ...parts);
}
