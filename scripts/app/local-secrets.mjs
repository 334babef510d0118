import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inCheckout } from "../checkout.mjs";

/**
 * The secrets of the databases in this checkout, made once and kept, readable by their owner alone.
 * @param {string} [file]
 * @returns {{ secret: string, password: string }}
 */
export function localSecrets(file = inCheckout(".data/demo.json")) {
  if (!existsSync(file)) {
    const made = {
      secret: randomBytes(32).toString("hex"),
      password: randomBytes(12).toString("base64url"),
    };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}
