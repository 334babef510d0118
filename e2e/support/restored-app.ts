import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { startAppControl } from "../../lib/commands/app-control.mjs";
import { inCheckout } from "../../lib/commands/checkout.mjs";
import { freshDatabase } from "../../lib/commands/create-database.mjs";
import { anyFreePort } from "../../lib/commands/free-port.mjs";

const run = promisify(execFile);

export interface RestoredApp {
  address: string;
  databaseUrl: string;
  stop: () => Promise<void>;
}

/**
 * Restores a backup into a database beside that of the journeys, as `npm run restore` does it, which
 * brings it to this version, and starts a second process of the built app on it. The next run drops
 * the database.
 */
export async function startRestoredApp(backup: string, secret: string): Promise<RestoredApp> {
  const databaseUrl = await freshDatabase(process.env.DATABASE_URL, `restored_${process.pid}`);
  const env = { DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: secret };
  await run(process.execPath, [...restoreCommand(), backup], {
    cwd: inCheckout(),
    env: { ...process.env, ...env },
    timeout: 60_000,
  });
  const port = await anyFreePort();
  const address = `http://127.0.0.1:${port}`;
  const { stop } = await startAppControl({
    port,
    host: "127.0.0.1",
    env: { ...env, NEXTAUTH_URL: address },
    logFile: inCheckout(".data/restored.log"),
  });
  return { address, databaseUrl, stop };
}

/** What `npm run restore` runs by Node.js. */
function restoreCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(inCheckout("package.json"), "utf8"));
  return scripts.restore.split(" ").slice(1);
}
