import { open } from "node:fs/promises";
import { CommandError, reasonOf } from "../command-error.mjs";

/**
 * Makes sure that erasures can be noted where ERASURE_LIST says; says what follows where it is not set.
 * @param {Record<string, string | undefined>} env
 * @param {(sentence: string) => void} warn
 * @throws {CommandError}
 */
export async function requireErasureList({ ERASURE_LIST }, warn) {
  if (!ERASURE_LIST) {
    warn(
      "ERASURE_LIST is not set: data erased after the last `npm run backup` come back with a restore (README, “Erasure and backups”).",
    );
    return;
  }
  try {
    await (await open(ERASURE_LIST, "a", 0o600)).close();
  } catch (error) {
    throw new CommandError(
      `ERASURE_LIST names ${ERASURE_LIST}, which cannot be written (${reasonOf(error)}). Name a file in a folder that is there and that the app may write in.`,
    );
  }
}
