import { join } from "node:path";
import { inCheckout } from "../checkout.mjs";
import { countVitest } from "./count-results.mjs";

/**
 * @param {import("../run-command.mjs").Life} life
 * @param {object} options
 * @param {"unit" | "db"} options.project
 * @param {string[]} options.args names of files to narrow the run to
 * @param {string} options.reports folder
 * @param {Record<string, string>} [options.env]
 */
export async function runVitest({ run }, { project, args, reports, env = {} }) {
  const report = join(reports, `${project}.json`);
  const output = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const vitest = inCheckout("node_modules/vitest/vitest.mjs");
  const { code } = await run(
    process.execPath,
    [vitest, "run", "--project", `${project}*`, ...output, ...args],
    { cwd: inCheckout(), env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"] },
  );
  return countVitest(report, code);
}
