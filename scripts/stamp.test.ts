import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashFiles, isStamped, writeStamp } from "./stamp.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "grounded-stamp-"));
  mkdirSync(join(root, "app/deep"), { recursive: true });
  writeFileSync(join(root, "app/deep/page.tsx"), "one");
});
afterEach(() => rmSync(root, { recursive: true }));

describe("The hash of sources", () => {
  it("is the same as long as nothing changes", () => {
    expect(hashFiles(root, ["app", "absent.js"])).toBe(hashFiles(root, ["app", "absent.js"]));
  });

  it("changes with a file's content, with its name and with a new file", () => {
    const seen = new Set([hashFiles(root, ["app", "absent.js"])]);
    writeFileSync(join(root, "app/deep/page.tsx"), "two");
    seen.add(hashFiles(root, ["app", "absent.js"]));
    writeFileSync(join(root, "app/other.tsx"), "");
    seen.add(hashFiles(root, ["app", "absent.js"]));
    writeFileSync(join(root, "absent.js"), "");
    seen.add(hashFiles(root, ["app", "absent.js"]));
    expect(seen.size).toBe(4);
  });

  it("does not depend on files that are left out", () => {
    const counts = (path: string) => !path.endsWith(".test.ts");
    const before = hashFiles(root, ["app"], counts);
    writeFileSync(join(root, "app/deep/page.test.ts"), "changed");
    expect(hashFiles(root, ["app"], counts)).toBe(before);
  });
});

describe("A stamp", () => {
  it("holds for the hash that it was written with, and for no other", () => {
    const file = join(root, "made/here/stamp");
    expect(isStamped(file, "a")).toBe(false);
    writeStamp(file, "a");
    expect(isStamped(file, "a")).toBe(true);
    expect(isStamped(file, "b")).toBe(false);
  });
});
