import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { env } from "@/lib/env";
import { db } from "@/lib/server/shared/db";
import { COMPARED_PEOPLE, makeComparedStudy } from "@/lib/server/testing/compared-study";
import { storePeople } from "@/lib/server/testing/finished-people";
import { ownerUrl } from "@/lib/server/testing/owner-db";
import { applyMigrations } from "@/scripts/database/apply-migrations.mjs";
import { freshDatabase } from "@/scripts/database/create-database.mjs";
import { studyResponses } from "./study-responses";

/** What the database was before responses were stored with the number of their transaction. */
const EARLIER = ["20261124100000_first_schema", "20261124100100_guards"];
const MIGRATIONS = join(process.cwd(), "prisma", "migrations");

const folder = mkdtempSync(join(tmpdir(), "grounded-earlier-"));
let url: string;

beforeAll(async () => {
  for (const name of EARLIER) {
    cpSync(join(MIGRATIONS, name), join(folder, name), { recursive: true });
  }
  url = await freshDatabase(ownerUrl(), `earlier_${process.pid}`);
  // Before this file's first query: from here on it works on that database alone.
  env().DATABASE_URL = url;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await db().$disconnect();
});

/** Puts the database back to the earlier schema, with the rows as far as that had their columns. */
async function storeEarlier(): Promise<void> {
  const tables = [
    ...["study", "study_arrivals", "protocol_version", "construct", "method", "question"],
    ...["explanation", "participant", "answer", "trial", "response", "rating"],
  ];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const rows = new Map<string, unknown[]>();
  for (const table of tables) {
    // Visits were counted with the arrivals then.
    const found = await client.query(
      `SELECT jsonb_build_object('visits', 0) || to_jsonb(t) AS row FROM "${table}" t`,
    );
    rows.set(
      table,
      found.rows.map(({ row }) => row),
    );
  }
  await client.query("DROP SCHEMA public CASCADE");
  await client.query("CREATE SCHEMA public");
  await applyMigrations({ url, folder });
  await client.query("BEGIN");
  for (const table of tables) {
    await client.query(
      `INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1)`,
      [JSON.stringify(rows.get(table))],
    );
  }
  await client.query("COMMIT");
  await client.end();
}

it("Responses of an earlier schema are compared with later ones, and count in the assignment", async () => {
  // Made as studies are made today, and stored as they were stored then.
  await applyMigrations({ url, folder: MIGRATIONS });
  const study = await makeComparedStudy();
  await storeEarlier();
  await applyMigrations({ url, folder: MIGRATIONS });
  const responses = async () => (await studyResponses(study.id)).kept.counts("all").responses;
  expect(await responses()).toBe(12);
  // The assignment log begins with the places that were answered then.
  const given = await db().assignmentEntry.findMany({
    where: { studyId: study.id },
    orderBy: { number: "asc" },
  });
  expect(given.map(({ number }) => number)).toEqual(given.map((_, index) => index + 1));
  expect(given.flatMap(({ positions }) => positions)).toHaveLength(12);
  expect(new Set(given.map(({ kind }) => kind))).toEqual(new Set(["GIVEN"]));
  await storePeople(study, [{ given: [[4, "CF", 5, 4]] }], COMPARED_PEOPLE.length + 1);
  expect(await responses()).toBe(13);
  expect(await responses()).toBe(13);
  const [counts] = await db().$queryRaw<{ database: string; stored: number }[]>`
    SELECT current_database() AS database, count(*)::int AS stored FROM response`;
  expect(counts).toEqual({ database: `earlier_${process.pid}`, stored: 13 });
});
