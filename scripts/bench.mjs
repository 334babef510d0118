import { mkdirSync } from "node:fs";
import { startAppControl } from "./app/app-control.mjs";
import { anyFreePort } from "./app/free-port.mjs";
import { inCheckout } from "./checkout.mjs";
import { CommandError } from "./command-error.mjs";
import { runCommand } from "./run-command.mjs";
import { helpOnly } from "./usages.mjs";

// npm run bench -- NAME [FILE]: one of the programs of bench/, which print figures beside their limits.

/** @typedef {{ apps: number, browser?: boolean, beside?: boolean }} Servers */
/** @typedef {"nothing" | "demo" | "versions" | Servers} Needs */

/**
 * What a program needs: nothing, the app with the demo's studies, this and an older version of it in
 * turns, or so many processes of the app on a database that waits for the disk ("beside": with a
 * commit, a checkout of that older version in place of these).
 * @type {Record<string, Needs>}
 */
const PROGRAMS = {
  agreement: "nothing",
  "crossed-time": "nothing",
  "false-positives": "nothing",
  "page-time": "nothing",
  "fit-memory": "nothing",
  "fuzz-files": "nothing",
  starts: "nothing",
  "large-study": "demo",
  "staff-pages": "demo",
  export: "demo",
  "import-bundle": "demo",
  burst: { apps: 2 },
  attrition: { apps: 0 },
  "import-content": { apps: 0, beside: true },
  faults: { apps: 1 },
  sustained: { apps: 1 },
  hostile: { apps: 1 },
  "participant-page": { apps: 1, browser: true },
  unchanged: "versions",
};

const say = (/** @type {string} */ sentence) => console.error(sentence);

helpOnly("bench");

await runCommand(async (life) => {
  const [name = "", ...args] = process.argv.slice(2);
  const needs = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
  if (!needs) {
    throw new CommandError(`Name one of ${Object.keys(PROGRAMS).join(", ")}.`);
  }
  const { prepareCheckout } = await import("./prepare-checkout.mjs");
  await prepareCheckout(life, say);
  const env = await startNeeded(life, name, needs, args);
  const { TYPESCRIPT } = await import("./app/seed-demo.mjs");
  const { code } = await life.run(
    process.execPath,
    [...TYPESCRIPT, inCheckout("bench", `${name}.ts`), ...args],
    { cwd: process.cwd(), env: { ...process.env, ...env }, stdio: "inherit" },
  );
  return code ?? 1;
});

/**
 * @param {import("./run-command.mjs").Life} life
 * @param {string} name of the program
 * @param {Needs} needs
 * @param {string[]} args of the program
 * @returns {Promise<Record<string, string>>}
 */
async function startNeeded(life, name, needs, [commit = ""]) {
  if (needs === "nothing") return {};
  if (needs === "demo") return startDemo(life);
  if (needs === "versions") {
    const { startVersions } = await import("./testing/bench-versions.mjs");
    return startVersions(life, say, commit);
  }
  if (needs.beside && commit) {
    const { checkOutBase } = await import("./testing/base-checkout.mjs");
    return { BASE_CHECKOUT: await checkOutBase(life, say, commit, name) };
  }
  const { startBenchServers } = await import("./testing/bench-servers.mjs");
  const servers = await startBenchServers(life, say, needs);
  if (!needs.browser) return servers;
  const { findChromium } = await import("./testing/find-chromium.mjs");
  return { ...servers, CHROMIUM_PATH: await findChromium(life, say) };
}

/**
 * The built app with the demo's studies, on a database for this run alone.
 * @param {import("./run-command.mjs").Life} life
 */
async function startDemo(life) {
  const { openTestDatabase } = await import("./testing/test-database.mjs");
  const { environmentOf, migrate } = await import("./database/migrate-database.mjs");
  const { buildApp } = await import("./app/build-app.mjs");
  const { localSecrets } = await import("./app/local-secrets.mjs");
  const { seedDemo } = await import("./app/seed-demo.mjs");
  const urls = await openTestDatabase(life, say, "bench");
  await migrate(urls, () => {});
  const { secret, password } = localSecrets();
  const port = await anyFreePort();
  const address = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: urls.app,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: address,
    // The programs send addresses of their own, as a proxy on this machine would.
    TRUSTED_PROXY: "loopback",
  };
  const seeded = await seedDemo(life, { ...env, DEMO_PASSWORD: password });
  await buildApp(life, say);
  mkdirSync(inCheckout(".data"), { recursive: true });
  const logFile = inCheckout(".data/bench.log");
  const app = await life.use(() => startAppControl({ port, host: "127.0.0.1", env, logFile }));
  return {
    ...env,
    ...environmentOf(urls),
    APP_PID: String(app.pid),
    BASE_URL: address,
    DEMO_EMAIL: seeded.email,
    DEMO_PASSWORD: seeded.password ?? password,
  };
}
