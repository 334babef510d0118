import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reasonOf } from "../command-error.mjs";

/**
 * What does not work because files cannot be put aside, or null when they can. People who take part are
 * not touched by it, so the app starts all the same.
 * @param {string} [folder]
 */
export function explainTemporaryFolder(folder = tmpdir()) {
  try {
    const made = mkdtempSync(join(folder, "grounded-"));
    try {
      writeFileSync(join(made, "try"), "x");
    } finally {
      rmSync(made, { recursive: true, force: true });
    }
    return null;
  } catch (error) {
    return `The temporary folder ${folder} cannot be written to (${reasonOf(error)}): no file can be imported. Set TMPDIR to a folder that can.`;
  }
}
