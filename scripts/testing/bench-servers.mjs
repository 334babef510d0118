import { mkdirSync } from "node:fs";
import { startAppControl } from "../app/app-control.mjs";
import { buildApp } from "../app/build-app.mjs";
import { anyFreePort } from "../app/free-port.mjs";
import { localSecrets } from "../app/local-secrets.mjs";
import { serveActions } from "../app/serve-actions.mjs";
import { inCheckout } from "../checkout.mjs";
import { freshDatabase } from "../database/create-database.mjs";
import { environmentOf, migrate } from "../database/migrate-database.mjs";
import { startPostgres } from "../database/postgres-server.mjs";
import { dropOldOnes } from "./test-database.mjs";

/**
 * The built app, in so many processes, on an empty database of this run that waits for the disk as a
 * real one does.
 * @param {import("../run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 * @param {{ apps: number }} options
 * @returns {Promise<Record<string, string>>} what the program is told by its environment
 */
export async function startBenchServers(life, say, { apps }) {
  const dataFolder = inCheckout(".data/postgres-bench");
  const server = await life.use(() => startPostgres({ dataFolder, log: say }));
  await dropOldOnes(server.url);
  const owner = await freshDatabase(server.url, `bench_${process.pid}`);
  const urls = { owner, app: server.asApp(owner) };
  await migrate(urls, () => {});
  if (apps > 0) await buildApp(life, say);

  mkdirSync(inCheckout(".data"), { recursive: true });
  const ports = await freePorts(apps);
  const addresses = ports.map((port) => `http://127.0.0.1:${port}`);
  const env = {
    DATABASE_URL: urls.app,
    NEXTAUTH_SECRET: localSecrets().secret,
    NEXTAUTH_URL: addresses[0] ?? "http://127.0.0.1",
    // The programs send addresses of their own, as a proxy on this machine would.
    TRUSTED_PROXY: "loopback",
  };
  const controls = [];
  for (const [index, port] of ports.entries()) {
    const logFile = inCheckout(`.data/bench-${index + 1}.log`);
    controls.push(await life.use(() => startAppControl({ port, host: "127.0.0.1", env, logFile })));
  }
  const database = await life.use(() =>
    serveActions({ "POST /kill": server.crash, "POST /start": server.recover }),
  );
  return {
    ...env,
    ...environmentOf(urls),
    APP_ADDRESSES: addresses.join(" "),
    APP_CONTROLS: controls.map(({ url }) => url).join(" "),
    APP_PIDS: controls.map(({ pid }) => pid).join(" "),
    DATABASE_CONTROL: database.url,
  };
}

/** @param {number} count */
async function freePorts(count) {
  /** @type {Set<number>} */
  const ports = new Set();
  while (ports.size < count) ports.add(await anyFreePort());
  return [...ports];
}
