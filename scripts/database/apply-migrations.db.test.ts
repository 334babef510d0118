import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { applyMigrations } from "./apply-migrations.mjs";
import { freshDatabase } from "./create-database.mjs";

const folder = mkdtempSync(join(tmpdir(), "grounded-migrations-"));
let url: string;

beforeEach(async () => {
  rmSync(folder, { recursive: true });
  write("1_first", "create table first (id int);");
  write("2_second", "create table second (id int);");
  url = await freshDatabase(process.env.MIGRATION_DATABASE_URL ?? "", `migrations_${process.pid}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("The migrations", () => {
  it("are applied once, in order", async () => {
    expect((await applyMigrations({ url, folder })).applied).toEqual(["1_first", "2_second"]);
    expect((await applyMigrations({ url, folder })).applied).toEqual([]);
    const rows = await query("select * from _prisma_migrations order by migration_name");
    expect(rows).toMatchObject([
      { migration_name: "1_first", applied_steps_count: 1, finished_at: expect.any(Date) },
      { migration_name: "2_second", applied_steps_count: 1, finished_at: expect.any(Date) },
    ]);
  });

  it("are applied once also by two processes that start together", async () => {
    const both = await Promise.all([1, 2].map(() => applyMigrations({ url, folder })));
    expect(both.flatMap(({ applied }) => applied).sort()).toEqual(["1_first", "2_second"]);
  });

  it("leave nothing behind when one fails, and say in which line", async () => {
    write("2_second", "create table second (id int);\n\nselect nothing_like_this;\n");
    await expect(applyMigrations({ url, folder })).rejects.toThrow(
      'The migration 2_second failed: column "nothing_like_this" does not exist, line 3. Nothing of it was kept.',
    );
    expect(await query("select to_regclass('second') as it")).toEqual([{ it: null }]);
    write("2_second", "create table second (id int);");
    expect((await applyMigrations({ url, folder })).applied).toEqual(["2_second"]);
  });

  it("are refused when an applied one has changed, but not for its line endings", async () => {
    write("1_first", "create table first (\n  id int\n);\n");
    await applyMigrations({ url, folder });
    write("1_first", "create table first (\r\n  id int\r\n);\r\n");
    expect((await applyMigrations({ url, folder })).applied).toEqual([]);
    write("1_first", "create table first (\n  id bigint\n);\n");
    await expect(applyMigrations({ url, folder })).rejects.toThrow("1_first has changed");
  });

  it("are refused when the database knows one that is not there", async () => {
    await applyMigrations({ url, folder });
    rmSync(join(folder, "2_second"), { recursive: true });
    await expect(applyMigrations({ url, folder })).rejects.toThrow("2_second");
  });

  it("may hold a statement that PostgreSQL runs only outside a transaction", async () => {
    write("3_index", "-- A comment.\ncreate index concurrently first_id on first (id);");
    expect((await applyMigrations({ url, folder })).applied).toContain("3_index");
  });
});
