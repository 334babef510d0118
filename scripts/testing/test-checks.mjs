import { nextProgram } from "../app/next-program.mjs";
import { inCheckout } from "../checkout.mjs";

const BIOME = inCheckout("node_modules/@biomejs/biome/bin/biome");
const TSC = inCheckout("node_modules/typescript/bin/tsc");

/** Each is one check; its programs run one after another until one fails. */
const CHECKS = {
  format: [[process.execPath, [BIOME, "format"]]],
  lint: [[process.execPath, [BIOME, "check", "--formatter-enabled=false"]]],
  types: [
    nextProgram("typegen"),
    [process.execPath, [TSC, "--noEmit"]],
    [process.execPath, [TSC, "--noEmit", "-p", inCheckout("scripts")]],
  ],
};

/**
 * @param {import("../run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 * @returns {Promise<import("./count-results.mjs").Count>}
 */
export async function runChecks(life, say) {
  const count = { passed: 0, failed: 0, reasons: /** @type {string[]} */ ([]) };
  for (const [name, programs] of Object.entries(CHECKS)) {
    say(`Checking ${name}.`);
    const output = await firstFailure(life, /** @type {[string, string[]][]} */ (programs));
    if (output === null) {
      count.passed++;
      continue;
    }
    count.failed++;
    count.reasons.push(`${name} failed`);
    say(output);
  }
  return count;
}

/**
 * @param {import("../run-command.mjs").Life} life
 * @param {[string, string[]][]} programs
 */
async function firstFailure({ run }, programs) {
  for (const [file, args] of programs) {
    const { code, output } = await run(file, args, { cwd: inCheckout() });
    if (code !== 0) return output;
  }
  return null;
}
