import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { requireErasureList } from "./require-erasure-list.mjs";

const folder = mkdtempSync(join(tmpdir(), "grounded-list-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function warnings(env: Record<string, string>): Promise<string[]> {
  const said: string[] = [];
  await requireErasureList(env, (sentence: string) => said.push(sentence));
  return said;
}

it("The production start says what comes back without a list of erasures", async () => {
  expect((await warnings({})).join()).toContain("come back with a restore");
});

it("The production start makes the list, and stops where it cannot be written", async () => {
  const list = join(folder, "list");
  expect(await warnings({ ERASURE_LIST: list })).toEqual([]);
  expect(statSync(list).mode & 0o777).toBe(0o600);
  await expect(warnings({ ERASURE_LIST: join(folder, "none", "list") })).rejects.toThrow(
    "cannot be written",
  );
});
