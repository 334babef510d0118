import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { startAppControl } from "../../scripts/app/app-control.mjs";
import { anyFreePort } from "../../scripts/app/free-port.mjs";
import { inCheckout } from "../../scripts/checkout.mjs";
import { besides, freshDatabase } from "../../scripts/database/create-database.mjs";

const run = promisify(execFile);

export interface RestoredApp {
  address: string;
  /** For the owner of its tables. */
  databaseUrl: string;
  stop: () => Promise<void>;
}

/**
 * Restores a backup into a database beside that of the journeys, as `npm run restore` does it, which
 * brings it to this version, and starts a second process of the built app on it. The next run drops
 * the database.
 */
export async function startRestoredApp(backup: string, secret: string): Promise<RestoredApp> {
  const owner = await freshDatabase(process.env.MIGRATION_DATABASE_URL, `restored_${process.pid}`);
  const env = {
    DATABASE_URL: besides(process.env.DATABASE_URL, `restored_${process.pid}`),
    MIGRATION_DATABASE_URL: owner,
    NEXTAUTH_SECRET: secret,
  };
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
  return { address, databaseUrl: owner, stop };
}

/** What `npm run restore` runs by Node.js. */
function restoreCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(inCheckout("package.json"), "utf8"));
  return scripts.restore.split(" ").slice(1);
}
