import { existsSync } from "node:fs";
import { inCheckout } from "../checkout.mjs";
import { CommandError } from "../command-error.mjs";
import { hashFiles, isStamped, writeStamp } from "../stamp.mjs";
import { holdLock } from "./hold-lock.mjs";

const PRISMA = inCheckout("node_modules/prisma/build/index.js");

/**
 * Generates the database client when it is missing or older than the schema.
 * @param {import("../run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 */
export async function generateClient({ run }, say) {
  const stamp = inCheckout("node_modules/.grounded-client");
  const client = inCheckout("lib/server/prisma-client/client.ts");
  const hash = hashFiles(inCheckout(), ["prisma/schema.prisma", "package-lock.json"]);
  const isFresh = () => existsSync(client) && isStamped(stamp, hash);
  if (isFresh()) return;
  await holdLock(inCheckout(".data/install-lock"), async () => {
    if (isFresh()) return;
    say("Generating the database client from the schema.");
    const env = { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
    const { code, output } = await run(process.execPath, [PRISMA, "generate"], {
      cwd: inCheckout(),
      env,
    });
    if (code !== 0) {
      throw new CommandError(
        `${output.slice(-3000)}\nThe database client could not be generated; Prisma says why above.`,
      );
    }
    writeStamp(stamp, hash);
  });
}
