import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reasonOf } from "./command-error.mjs";
import { runCommand } from "./run-command.mjs";
import { helpOnly } from "./usages.mjs";

// npm test: format, lint, types, unit tests, database tests, browser journeys; or one of the parts:
// node scripts/test.mjs [check|unit|db|e2e|pictures] [files to narrow it to]

/** @typedef {import("./testing/count-results.mjs").Count} Count */

const ALL = ["check", "unit", "db", "e2e"];
const say = (/** @type {string} */ sentence) => console.log(sentence);

helpOnly("test");

await runCommand(async (life) => {
  const [asked = "", ...rest] = process.argv.slice(2);
  const isPart = [...ALL, "pictures"].includes(asked);
  const parts = isPart ? [asked] : ALL;
  const args = isPart ? rest : process.argv.slice(2);
  const reports = mkdtempSync(join(tmpdir(), "grounded-tests-"));
  await life.use(async () => ({ stop: async () => rmSync(reports, { recursive: true }) }));

  /** @type {Record<string, Count>} */
  const counts = {};
  const ready = await settle(async () => {
    const { prepareCheckout } = await import("./prepare-checkout.mjs");
    await prepareCheckout(life, say);
    return { passed: 0, failed: 0, reasons: [] };
  });
  if (ready.failed > 0) counts["the checkout"] = ready;
  for (const part of ready.failed > 0 ? [] : parts) {
    say(`\n── ${part}`);
    counts[part] = await settle(() => runPart(life, part, { args, reports }));
  }
  return summarise(counts);
});

/**
 * @param {import("./run-command.mjs").Life} life
 * @param {string} part
 * @param {{ args: string[], reports: string }} options
 * @returns {Promise<Count>}
 */
async function runPart(life, part, options) {
  if (part === "check") return (await import("./testing/test-checks.mjs")).runChecks(life, say);
  const { runVitest } = await import("./testing/test-vitest.mjs");
  if (part === "unit") return runVitest(life, { project: "unit", ...options });

  const { openTestDatabase } = await import("./testing/test-database.mjs");
  const urls = await openTestDatabase(life, say, part);
  if (part === "db") {
    const { environmentOf, migrate } = await import("./database/migrate-database.mjs");
    await migrate(urls, () => {});
    return runVitest(life, { project: "db", env: environmentOf(urls), ...options });
  }
  const project = part === "pictures" ? "pictures" : "journeys";
  const { runBrowser } = await import("./testing/test-browser.mjs");
  return runBrowser(life, say, { project, urls, ...options });
}

/**
 * A part that could not run is a failure; the other parts go on.
 * @param {() => Promise<Count>} work
 * @returns {Promise<Count>}
 */
async function settle(work) {
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1, reasons: [`it could not run (${reasonOf(error)})`] };
  }
}

/** @param {Record<string, Count>} counts */
function summarise(counts) {
  let passed = 0;
  let failed = 0;
  say("");
  for (const [part, count] of Object.entries(counts)) {
    passed += count.passed;
    failed += count.failed;
    say(`${part}: ${count.passed} passed, ${count.failed} failed`);
    for (const reason of count.reasons) say(`  failed: ${reason}`);
  }
  say(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
