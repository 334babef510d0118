import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startAppControl } from "../app/app-control.mjs";
import { buildApp } from "../app/build-app.mjs";
import { anyFreePort } from "../app/free-port.mjs";
import { localSecrets } from "../app/local-secrets.mjs";
import { seedDemo } from "../app/seed-demo.mjs";
import { inCheckout } from "../checkout.mjs";
import { environmentOf, migrate } from "../database/migrate-database.mjs";
import { countPlaywright } from "./count-results.mjs";
import { findChromium } from "./find-chromium.mjs";

/**
 * Serves the built app with the demo's studies and runs Playwright against it.
 * @param {import("../run-command.mjs").Life} life
 * @param {(sentence: string) => void} say
 * @param {object} options
 * @param {"journeys" | "pictures"} options.project
 * @param {string[]} options.args names of files to narrow the run to
 * @param {string} options.reports folder
 * @param {import("../database/migrate-database.mjs").DatabaseUrls} options.urls of an empty database
 */
export async function runBrowser(life, say, { project, args, reports, urls }) {
  const chromium = await findChromium(life, say);
  await migrate(urls, () => {});
  const { secret, password } = localSecrets();
  const port = await anyFreePort();
  const address = `http://127.0.0.1:${port}`;
  const env = { DATABASE_URL: urls.app, NEXTAUTH_SECRET: secret, NEXTAUTH_URL: address };
  const seeded = await seedDemo(life, { ...env, DEMO_PASSWORD: password });
  await buildApp(life, say);

  say("Starting the app for the browser tests.");
  mkdirSync(inCheckout(".data"), { recursive: true });
  const logFile = inCheckout(`.data/${project}.log`);
  const control = await life.use(() => startAppControl({ port, host: "127.0.0.1", env, logFile }));
  const report = join(reports, `${project}.json`);
  const projects = project === "journeys" ? ["journeys", "restart"] : [project];
  const playwright = inCheckout("node_modules/playwright/cli.js");
  const { code } = await life.run(
    process.execPath,
    [playwright, "test", ...projects.map((name) => `--project=${name}`), ...args],
    {
      cwd: inCheckout(),
      env: {
        ...process.env,
        ...env,
        ...environmentOf(urls),
        BASE_URL: address,
        DEMO_EMAIL: seeded.email,
        DEMO_PASSWORD: seeded.password ?? password,
        OPEN_STUDY: seeded.openStudy,
        CLOSED_STUDY: seeded.closedStudy,
        APP_CONTROL: control.url,
        APP_PID: String(control.pid),
        CHROMIUM_PATH: chromium,
        PLAYWRIGHT_REPORT: report,
        PICTURES_FOLDER: inCheckout("pictures"),
      },
      stdio: ["ignore", "inherit", "inherit"],
      stopSignal: "SIGINT", // with any other its browsers stay
    },
  );
  await control.stop();
  return countPlaywright(report, code);
}
