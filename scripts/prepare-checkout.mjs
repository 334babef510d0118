import { CommandError } from "./command-error.mjs";
import { generateClient } from "./database/generate-client.mjs";
import { installPackages } from "./install-packages.mjs";

/**
 * Makes a bare checkout ready: the locked dependencies and the generated database client.
 * @param {import("./run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 */
export async function prepareCheckout(life, say) {
  if (!isSupported(process.versions.node)) {
    throw new CommandError(
      `This is Node.js ${process.versions.node}; Grounded needs 20.9 or newer. Install a newer one from nodejs.org and run the command again.`,
    );
  }
  await installPackages(life, say);
  await generateClient(life, say);
}

/** @param {string} version */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 20 || (major === 20 && minor >= 9);
}
