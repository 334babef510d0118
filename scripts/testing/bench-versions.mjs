import { mkdirSync } from "node:fs";
import { startApp, waitForHealth } from "../app/app-server.mjs";
import { buildApp } from "../app/build-app.mjs";
import { anyFreePort } from "../app/free-port.mjs";
import { localSecrets } from "../app/local-secrets.mjs";
import { seedDemo } from "../app/seed-demo.mjs";
import { serveActions } from "../app/serve-actions.mjs";
import { inCheckout } from "../checkout.mjs";
import { besides, copyDatabase } from "../database/create-database.mjs";
import { environmentOf, migrate } from "../database/migrate-database.mjs";
import { makeBase } from "./base-checkout.mjs";
import { findChromium } from "./find-chromium.mjs";
import { openTestDatabase } from "./test-database.mjs";

/**
 * The demo's studies in a database, and by the address VERSIONS one app at a time at one address: this
 * checkout's on that database itself (POST /seeded/start), or on a copy of what is then in it, this
 * checkout's (/this/start) or the older version's (/base/start). Each ends the one before.
 * @param {import("../run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 * @param {string} commit of the older version
 * @returns {Promise<Record<string, string>>} what the program is told by its environment
 */
export async function startVersions(life, say, commit) {
  const base = await makeBase(life, say, commit);
  await buildApp(life, say);
  const urls = await openTestDatabase(life, say, "unchanged");
  await migrate(urls, () => {});
  const port = await anyFreePort();
  const { secret, password } = localSecrets();
  const env = { NEXTAUTH_SECRET: secret, NEXTAUTH_URL: `http://127.0.0.1:${port}` };
  const asked = { ...env, DATABASE_URL: urls.app, DEMO_PASSWORD: password };
  const { email } = await seedDemo(life, asked);
  const chromium = await findChromium(life, say);

  mkdirSync(inCheckout(".data"), { recursive: true });
  /** @type {import("../app/app-server.mjs").App | null} */
  let running = null;
  const stop = async () => running?.stop();
  const serve = async (/** @type {string} */ databaseUrl, checkout = inCheckout()) => {
    const logFile = inCheckout(".data/bench.log");
    const settings = { port, host: "127.0.0.1", env: { ...env, DATABASE_URL: databaseUrl } };
    running = await startApp({ ...settings, logFile, checkout });
    await waitForHealth(running, { ...settings, logFile });
  };
  const copy = async (/** @type {string} */ version) => {
    await stop();
    const name = `unchanged_${version}_${process.pid}`;
    const owner = await copyDatabase(String(urls.owner), name);
    return { owner, app: besides(urls.app, name) };
  };
  await life.use(async () => ({ stop }));
  const versions = await life.use(() =>
    serveActions({
      "POST /seeded/start": async () => {
        await stop();
        await serve(urls.app);
      },
      // It may be older than the app's role, and needs what the owner may.
      "POST /base/start": async () => serve((await copy("base")).owner, base),
      "POST /this/start": async () => {
        const copied = await copy("this");
        await migrate(copied, () => {});
        await serve(copied.app);
      },
    }),
  );
  return {
    ...asked,
    ...environmentOf(urls),
    BASE_URL: env.NEXTAUTH_URL,
    DEMO_EMAIL: email,
    VERSIONS: versions.url,
    BASE_CHECKOUT: base,
    CHROMIUM_PATH: chromium,
  };
}
