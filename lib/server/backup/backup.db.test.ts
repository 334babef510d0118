import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeRecord } from "@/lib/server/import/bundle/store-record";
import { PrismaClient } from "@/lib/server/prisma-client/client";
import { receivedArchive, takeData } from "@/lib/server/testing/made-bundle";
import { makeAccess } from "@/lib/server/testing/made-study";
import { ownerUrl } from "@/lib/server/testing/owner-db";
import { readZip } from "@/lib/server/testing/read-zip";
import { makeSmallStudy, rateNext, takenStudy, takePart } from "@/lib/server/testing/small-study";
import { applyMigrations, MIGRATIONS_FOLDER } from "@/scripts/database/apply-migrations.mjs";
import { freshDatabase } from "@/scripts/database/create-database.mjs";
import { readMigrations } from "@/scripts/database/pending-migrations.mjs";
import { hasProgram } from "./client-programs";
import { LEFT_OUT, listSequences } from "./database-shape";
import { restoreBackup } from "./restore-backup";
import { serverMajor, writeBackup } from "./write-backup";

const folder = mkdtempSync(join(tmpdir(), "grounded-backup-"));
const server = ownerUrl();
let source: string;
let names: string[];

async function inDatabase<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** For each table a number that is another where a row is another, and where numbers go on. */
function checksums(url: string): Promise<Record<string, unknown>> {
  return inDatabase(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
    );
    const sums: Record<string, unknown> = { sequences: await listSequences(client) };
    for (const { name } of tables) {
      const { rows } = await client.query(
        `SELECT count(*)::int AS rows, md5(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C")) AS sum
           FROM "${name}" t`,
      );
      sums[name] = rows[0];
    }
    return sums;
  });
}

/** What a table or a trigger is like: a database that was restored guards its data as before. */
function guards(url: string): Promise<unknown[]> {
  return inDatabase(url, async (client) => {
    const { rows } = await client.query(
      "SELECT tgrelid::regclass::text AS name, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
    );
    return rows;
  });
}

const migrationsOf = (url: string) => ({
  names,
  apply: async (only?: readonly string[]) =>
    (await applyMigrations({ url, ...(only ? { only } : {}) })).applied as string[],
});

const empty = () =>
  freshDatabase(server, `restored_${process.pid}_${Math.floor(Math.random() * 1e9)}`);

beforeAll(async () => {
  names = (await readMigrations(MIGRATIONS_FOLDER)).map(({ name }: { name: string }) => name);
  const study = await makeSmallStudy({ title: "tab\t, line\n, \\N and “–” 😀" });
  const taken = await takenStudy(study);
  for (const person of ["a", "b"]) await rateNext(taken, await takePart(taken, person), 5);
  const { record } = await takeData(await makeAccess(study));

  source = await freshDatabase(server, `backed_up_${process.pid}`);
  await applyMigrations({ url: source });
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: source }) });
  const user = await client.user.create({
    data: { email: "owner@example.org", passwordHash: "x" },
  });
  await client.staffSession.create({ data: { userId: user.id, expiresAt: new Date() } });
  await client.$transaction((tx) => storeRecord(tx, Readable.from([Buffer.from(record)]), {}), {
    timeout: 60_000,
  });
  await client.$disconnect();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** All but who is signed in is as it was; so is what guards it, and it is of this version. */
async function expectSame(url: string): Promise<void> {
  const [before, after] = [await checksums(source), await checksums(url)];
  expect(before.rating).toMatchObject({ rows: expect.any(Number) });
  for (const table of LEFT_OUT) expect(after[table]).toMatchObject({ rows: 0 });
  const left = [...LEFT_OUT, "_prisma_migrations"];
  const kept = (sums: object) =>
    Object.fromEntries(Object.entries(sums).filter(([name]) => !left.includes(name)));
  expect(kept(after)).toEqual(kept(before));
  expect(await guards(url)).toEqual(await guards(source));
  expect((await applyMigrations({ url })).applied).toEqual([]);
  await inDatabase(url, async (client) => {
    await expect(client.query("DELETE FROM rating")).rejects.toThrow("never changed or deleted");
  });
}

describe("A backup", () => {
  it("that this program writes is restored whole into an empty database", async () => {
    const file = join(folder, "logical");
    expect(await writeBackup(source, file, { ownProgram: false })).toEqual({ by: "grounded" });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const url = await empty();
    expect(await restoreBackup(url, file, migrationsOf(url), null)).toEqual({
      by: "grounded",
      applied: [],
      erased: null,
    });
    await expectSame(url);
  });

  it("that pg_dump writes is restored whole by pg_restore", async ({ skip }) => {
    const major = await inDatabase(source, serverMajor);
    if (!(await hasProgram("pg_dump", major)) || !(await hasProgram("pg_restore", major))) {
      skip(`pg_dump and pg_restore of version ${major} or newer are not installed.`);
    }
    const file = join(folder, "by-program");
    expect(await writeBackup(source, file)).toEqual({ by: "pg_dump" });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const url = await empty();
    expect(await restoreBackup(url, file, migrationsOf(url), null)).toEqual({
      by: "pg_restore",
      applied: [],
      erased: null,
    });
    await expectSame(url);
    const older = { ...migrationsOf(url), names: names.slice(0, -1) };
    await expect(restoreBackup(await empty(), file, older, null)).rejects.toThrow(
      names.at(-1) ?? "",
    );
  });

  it("goes into no database in which there is something, and over no file", async () => {
    const file = join(folder, "twice");
    await writeBackup(source, file, { ownProgram: false });
    await expect(writeBackup(source, file)).rejects.toMatchObject({ code: "EEXIST" });
    await expect(restoreBackup(source, file, migrationsOf(source), null)).rejects.toThrow(
      "not empty",
    );
  });

  it("of a newer version, or that is none, leaves the database empty", async () => {
    const file = join(folder, "newer");
    await writeBackup(source, file, { ownProgram: false });
    const url = await empty();
    const older = { ...migrationsOf(url), names: names.slice(0, -1) };
    await expect(restoreBackup(url, file, older, null)).rejects.toThrow("does not know");
    await expect(restoreBackup(url, import.meta.filename, migrationsOf(url), null)).rejects.toThrow(
      "cannot be read",
    );
    expect(await restoreBackup(url, file, migrationsOf(url), null)).toMatchObject({ applied: [] });
  });

  it("with a row that the database refuses leaves the database empty", async () => {
    const file = join(folder, "refused");
    await writeBackup(source, file, { ownProgram: false });
    const files = new Map([...readZip(readFileSync(file))].map(([path, b]) => [path, `${b}`]));
    files.delete("SHA256SUMS");
    files.set("tables/rating.copy", "no\trating\n");
    const broken = await receivedArchive(Object.fromEntries(files));
    const url = await empty();
    await expect(restoreBackup(url, broken.path, migrationsOf(url), null)).rejects.toThrow();
    expect(await restoreBackup(url, file, migrationsOf(url), null)).toMatchObject({
      by: "grounded",
    });
    await broken.forget();
  });
});
