import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { GET } from "@/app/api/health/route";
import { ownerDb } from "@/lib/server/testing/owner-db";
import { db } from "./db";

const kept = globalThis as unknown as { groundedWrites?: unknown };

beforeEach(() => {
  kept.groundedWrites = undefined;
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(async () => {
  await ownerDb().$executeRawUnsafe("DROP TRIGGER IF EXISTS refused ON sign_in_failure");
  await ownerDb().$executeRawUnsafe("DROP FUNCTION IF EXISTS refused()");
});

/** Refuses to store anything, as the database does in this case. */
async function refuse(sqlState: string): Promise<void> {
  await ownerDb().$executeRawUnsafe(
    `CREATE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '${sqlState}'; END $$`,
  );
  await ownerDb().$executeRawUnsafe(
    "CREATE TRIGGER refused BEFORE INSERT ON sign_in_failure EXECUTE FUNCTION refused()",
  );
}

it("ready: the database stores what it is given, and nothing of the look stays", async () => {
  expect((await GET()).status).toBe(200);
  expect(await db().signInFailure.count({ where: { key: { startsWith: "health" } } })).toBe(0);
});

it.each([
  ["full", "53100"],
  ["read-only", "25006"],
])("not ready: the database is %s", async (_, sqlState) => {
  await refuse(sqlState);
  const reply = await GET();
  expect([reply.status, await reply.json()]).toEqual([503, { alive: true, ready: false }]);
});
