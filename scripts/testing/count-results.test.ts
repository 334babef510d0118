import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countPlaywright, countVitest } from "./count-results.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "grounded-count-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe("The count of tests", () => {
  it("counts a file that could not be loaded as a failure", () => {
    const file = report({
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [
        {
          name: "a.test.ts",
          status: "failed",
          assertionResults: [
            { fullName: "A sum adds", status: "failed" },
            { fullName: "A sum is whole", status: "passed" },
          ],
        },
        { name: "b.test.ts", status: "failed", assertionResults: [] },
      ],
    });
    expect(countVitest(file, 1)).toEqual({
      passed: 3,
      failed: 2,
      reasons: ["A sum adds", "b.test.ts did not run"],
    });
  });

  it("counts a run that failed although every test passed", () => {
    const file = report({ numPassedTests: 3, numFailedTests: 0, testResults: [] });
    expect(countVitest(file, 1)).toMatchObject({ passed: 3, failed: 1 });
    expect(countVitest(file, 0)).toMatchObject({ passed: 3, failed: 0 });
  });

  it("counts a runner that left no report", () => {
    expect(countVitest(join(folder, "absent.json"), null)).toMatchObject({ passed: 0, failed: 1 });
  });

  it("counts journeys, and what failed outside of them", () => {
    const specs = [
      { title: "a refresh keeps all", file: "a.spec.ts", ok: false },
      { title: "Back keeps all", file: "a.spec.ts", ok: true },
    ];
    const file = report({
      suites: [{ specs: [], suites: [{ specs }] }],
      stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 2 },
      errors: [{ message: "No tests found\nat …" }],
    });
    expect(countPlaywright(file, 1)).toEqual({
      passed: 4,
      failed: 2,
      reasons: ["a.spec.ts: a refresh keeps all", "No tests found"],
    });
  });
});
