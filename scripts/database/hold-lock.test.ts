import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { holdLock, isAlive } from "./hold-lock.mjs";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "grounded-lock-"));
  file = join(folder, "lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("A lock", () => {
  it("is there during the work and gone after it, also when the work fails", async () => {
    expect(await holdLock(file, async () => existsSync(file))).toBe(true);
    const failing = holdLock(file, () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    expect(existsSync(file)).toBe(false);
  });

  it("makes its folder where there is none yet", async () => {
    expect(await holdLock(join(folder, "new", "lock"), async () => "done")).toBe("done");
  });

  it("is taken over from a process that died", async () => {
    const dead = 2 ** 22 + 1; // above the largest process id
    expect(isAlive(dead)).toBe(false);
    writeFileSync(file, String(dead));
    expect(await holdLock(file, async () => "done")).toBe("done");
  });
});
