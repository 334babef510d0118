import { readFileSync } from "node:fs";

/**
 * What a part of the tests came to; reasons are for what failed without being a test.
 * @typedef {{ passed: number, failed: number, reasons: string[] }} Count
 */

/**
 * Counts Vitest's JSON report. A file that could not be loaded is one failure, and so is a run that
 * failed although every test passed.
 * @param {string} file
 * @param {number | null} code the runner's exit code
 * @returns {Count}
 */
export function countVitest(file, code) {
  const report = readReport(file);
  if (!report) return brokenRun(code);
  const broken = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ result) =>
      result.status === "failed" &&
      !result.assertionResults.some((assertion) => assertion.status === "failed"),
  );
  const reasons = broken.map((/** @type {{ name: string }} */ { name }) => `${name} did not run`);
  return settle(report.numPassedTests, report.numFailedTests, reasons, code);
}

/**
 * Counts Playwright's JSON report.
 * @param {string} file
 * @param {number | null} code
 * @returns {Count}
 */
export function countPlaywright(file, code) {
  const report = readReport(file);
  if (!report) return brokenRun(code);
  const reasons = report.errors.map(
    (/** @type {{ message?: string }} */ { message }) => String(message).split("\n")[0],
  );
  const { expected, unexpected, flaky } = report.stats;
  return settle(expected, unexpected + flaky, reasons, code);
}

/**
 * @param {number} passed
 * @param {number} failed
 * @param {string[]} reasons
 * @param {number | null} code
 * @returns {Count}
 */
function settle(passed, failed, reasons, code) {
  const all = failed + reasons.length;
  if (code !== 0 && all === 0)
    return { passed, failed: 1, reasons: [brokenRun(code).reasons[0] ?? ""] };
  return { passed, failed: all, reasons };
}

/** @param {number | null} code @returns {Count} */
function brokenRun(code) {
  return { passed: 0, failed: 1, reasons: [`the test runner failed (code ${code})`] };
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
