import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { explainTemporaryFolder } from "./check-temporary-folder.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "grounded-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("A temporary folder that can be used is left as it was", () => {
  expect(explainTemporaryFolder(folder)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});

it("One that is missing, or is none, is said by name", () => {
  expect(explainTemporaryFolder(join(folder, "none"))).toContain(`${join(folder, "none")} cannot`);
  writeFileSync(join(folder, "file"), "");
  expect(explainTemporaryFolder(join(folder, "file"))).toContain("no file can be imported");
});
