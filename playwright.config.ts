import { defineConfig } from "playwright/test";

// `npm run e2e` and `npm run pictures` start the app and say by the environment where it is.
const report = process.env.PLAYWRIGHT_REPORT;

export default defineConfig({
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Nets for what hangs: no journey is about time, and a busy machine may take its own.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: report ? [["line"], ["json", { outputFile: report }]] : [["line"]],
  projects: [
    { name: "journeys", testDir: "e2e", testMatch: "**/*.spec.ts", testIgnore: "restart.spec.ts" },
    // Kills the app, so it runs when nobody else needs it.
    { name: "restart", testDir: "e2e", testMatch: "restart.spec.ts", dependencies: ["journeys"] },
    { name: "pictures", testDir: "e2e", testMatch: "pictures.ts" },
  ],
  use: {
    baseURL: process.env.BASE_URL,
    browserName: "chromium",
    // A trace of every action would double the time; a picture says where a failure stood.
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
