import { readFileSync } from "node:fs";

/**
 * What a part of the tests came to, and what failed: tests by their names, the rest in words.
 * @typedef {{ passed: number, failed: number, reasons: string[] }} Count
 */

/** @typedef {{ fullName: string, status: string }} Assertion */
/** @typedef {{ name: string, status: string, assertionResults: Assertion[] }} TestFile */
/** @typedef {{ title: string, file: string, ok: boolean }} Spec */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */

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
  const reasons = report.testResults.flatMap((/** @type {TestFile} */ file) => {
    if (file.status !== "failed") return [];
    const failed = file.assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0) return [`${file.name} did not run`];
    return failed.map(({ fullName }) => fullName);
  });
  return settle(report.numPassedTests, reasons, code);
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
  const outside = report.errors.map(
    (/** @type {{ message?: string }} */ { message }) => String(message).split("\n")[0],
  );
  const failed = listSpecs(report)
    .filter((spec) => !spec.ok)
    .map(({ file, title }) => `${file}: ${title}`);
  return settle(report.stats.expected, [...failed, ...outside], code);
}

/** @param {Suite} suite @returns {Spec[]} */
function listSpecs({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(listSpecs)];
}

/**
 * @param {number} passed
 * @param {string[]} reasons
 * @param {number | null} code
 * @returns {Count}
 */
function settle(passed, reasons, code) {
  if (code !== 0 && reasons.length === 0) return { ...brokenRun(code), passed };
  return { passed, failed: reasons.length, reasons };
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
