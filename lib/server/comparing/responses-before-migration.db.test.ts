import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { applyMigrations } from "@/lib/commands/apply-migrations.mjs";
import { freshDatabase } from "@/lib/commands/create-database.mjs";
import { env } from "@/lib/env";
import { db } from "../db";
import { COMPARED_PEOPLE, makeComparedStudy } from "../testing/compared-study";
import { storePeople } from "../testing/finished-people";
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
  url = await freshDatabase(env().DATABASE_URL, `earlier_${process.pid}`);
  // Before this file's first query: from here on it works on that database alone.
  env().DATABASE_URL = url;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await db().$disconnect();
});

it("Responses that were stored before they had a transaction's number are compared with later ones", async () => {
  await applyMigrations({ url, folder });
  const study = await makeComparedStudy();
  await applyMigrations({ url, folder: MIGRATIONS });
  const responses = async () => (await studyResponses(study.id)).kept.counts("all").responses;
  expect(await responses()).toBe(12);
  await storePeople(study, [{ given: [[4, "CF", 5, 4]] }], COMPARED_PEOPLE.length + 1);
  expect(await responses()).toBe(13);
  expect(await responses()).toBe(13);
  const [counts] = await db().$queryRaw<{ database: string; stored: number }[]>`
    SELECT current_database() AS database, count(*)::int AS stored FROM response`;
  expect(counts).toEqual({ database: `earlier_${process.pid}`, stored: 13 });
});
