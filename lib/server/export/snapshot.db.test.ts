import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { exportFiltersSchema } from "@/lib/schemas/export/export-filters";
import { Prisma } from "@/lib/server/prisma-client/client";
import { db } from "@/lib/server/shared/db";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { openSnapshot } from "./snapshot";

/** Far more than what lies between the database and a reader. */
const LINES = Prisma.sql`
  SELECT json_build_object('line', repeat('x', 1000)) FROM generate_series(1, 200000)`;
/** Nothing of it comes for minutes. */
const NOTHING = Prisma.sql`SELECT json_build_object('waited', pg_sleep(300)::text)`;

async function copying(): Promise<number> {
  const [row] = await db().$queryRaw<{ copying: number }[]>`
    SELECT count(*)::int AS copying FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'COPY%' AND state <> 'idle'`;
  return row?.copying ?? 0;
}

async function open() {
  return openSnapshot(await makeAccess(await makeStudy()), exportFiltersSchema.parse({}));
}

it("A snapshot whose reader takes no more is closed, and its COPY ended", async () => {
  const snapshot = await open();
  const pieces = snapshot.copyJson(LINES);
  expect((await pieces.next()).done).toBe(false);
  await snapshot.close();
  await expect.poll(copying).toBe(0);
  await expect(pieces.next()).rejects.toThrow("took nothing");
});

it("A snapshot is closed while the database has nothing to give yet", async () => {
  const snapshot = await open();
  const first = snapshot.copyJson(NOTHING).next();
  const failed = expect(first).rejects.toThrow();
  while ((await copying()) === 0) await sleep(20);
  await snapshot.close();
  await failed;
  await expect.poll(copying).toBe(0);
});
