import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { changeStatus } from "@/lib/server/lifecycle/change-status";
import { eraseParticipant } from "@/lib/server/participation/erase-participant";
import { setRetentionDay } from "@/lib/server/recruitment/set-retention-day";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { makeAccess } from "@/lib/server/testing/made-study";
import { ownerUrl } from "@/lib/server/testing/owner-db";
import { makeSmallStudy, rateNext, takenStudy, takePart } from "@/lib/server/testing/small-study";
import { applyMigrations, MIGRATIONS_FOLDER } from "@/scripts/database/apply-migrations.mjs";
import { freshDatabase } from "@/scripts/database/create-database.mjs";
import { readMigrations } from "@/scripts/database/pending-migrations.mjs";
import { chooseErasureList } from "./choose-erasure-list";
import { addToErasureList, readErasureList } from "./erasure-list";
import { updateErasureList } from "./list-erasures";
import { noteErasures } from "./note-erasures";
import { restoreBackup } from "./restore-backup";
import { writeBackup } from "./write-backup";

const folder = mkdtempSync(join(tmpdir(), "grounded-erasures-"));
const list = join(folder, "erasures");
const before = join(folder, "before");
const SECRET = env().NEXTAUTH_SECRET;

let source: string;
let names: string[];
let study: BuiltStudy;
let pilot: BuiltStudy;
let access: StudyAccess;
const people: Record<string, string> = {};

async function inDatabase<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

const query = (url: string, sql: string) =>
  inDatabase(url, async (client) => (await client.query(sql)).rows);

const empty = () =>
  freshDatabase(ownerUrl(), `erased_${process.pid}_${Math.floor(Math.random() * 1e9)}`);

async function restored(backup: string, since: Parameters<typeof restoreBackup>[3]) {
  const url = await empty();
  const outcome = await restoreBackup(
    url,
    backup,
    {
      names,
      apply: async (only?: readonly string[]) =>
        (await applyMigrations({ url, ...(only ? { only } : {}) })).applied as string[],
    },
    since,
  );
  return { url, ...outcome };
}

async function byList(backup: string) {
  const chosen = await chooseErasureList(backup, SECRET, { given: list });
  return restored(backup, { entries: chosen?.entries ?? [], secret: SECRET });
}

const statusOf = async (url: string, id: string | undefined) =>
  (
    await query(
      url,
      `SELECT p.status, count(r.trial_id)::int AS responses FROM participant p
         LEFT JOIN trial t ON t.participant_id = p.id LEFT JOIN response r ON r.trial_id = t.id
         WHERE p.id = '${id}' GROUP BY p.id`,
    )
  )[0];

async function ratedBy(built: BuiltStudy, person: string): Promise<string> {
  const taken = await takenStudy(built);
  const id = await takePart(taken, person);
  await rateNext(taken, id, 2);
  return id;
}

beforeAll(async () => {
  names = (await readMigrations(MIGRATIONS_FOLDER)).map(({ name }: { name: string }) => name);
  source = await freshDatabase(ownerUrl(), `erasing_${process.pid}`);
  await applyMigrations({ url: source });
  // Before this file's first query: from here on it works on that database alone.
  env().DATABASE_URL = source;
  env().ERASURE_LIST = list;
  study = await makeSmallStudy();
  access = await makeAccess(study);
  for (const person of ["erased", "stays", "returns"])
    people[person] = await ratedBy(study, person);
  pilot = await makeSmallStudy({ status: "PILOT" });
  await ratedBy(pilot, "tries it");
  await writeBackup(source, before, { ownProgram: false });
  for (const person of ["erased", "returns"]) {
    await eraseParticipant(study.id, people[person] ?? "", { by: null, reason: "asked" });
  }
});
afterAll(async () => {
  await db().$disconnect();
  rmSync(folder, { recursive: true });
});

describe("A backup from before an erasure", () => {
  it("brings nobody back where the list is applied, and leaves everybody else", async () => {
    const { url, erased } = await byList(before);
    expect(erased).toMatchObject({ participants: 2 });
    expect(await statusOf(url, people.erased)).toEqual({ status: "ERASED", responses: 0 });
    expect(await statusOf(url, people.stays)).toEqual({ status: "ACTIVE", responses: 2 });
    expect(await query(url, "SELECT detail->>'reason' AS reason FROM audit_entry")).toContainEqual({
      reason: "Erased before, and again after a restore",
    });
  });

  it("brings them back without it, which is why a restore says so", async () => {
    const { url, erased } = await restored(before, null);
    expect(erased).toBeNull();
    expect(await statusOf(url, people.erased)).toEqual({ status: "ACTIVE", responses: 2 });
  });

  it("is the same by the list that is made of the database alone", async () => {
    const made = join(folder, "made");
    await updateErasureList((sql) => query(source, sql), made, SECRET);
    const marks = async (path: string) => (await readErasureList(path))?.entries.map((e) => e.mark);
    expect(await marks(made)).toEqual(await marks(list));
    expect(await updateErasureList((sql) => query(source, sql), made, SECRET)).toBe(0);
  });
});

describe("Who comes again after an erasure", () => {
  it("is somebody new, and is kept by a restore", async () => {
    const again = await ratedBy(study, "returns");
    expect(again).not.toBe(people.returns);
    const after = join(folder, "after");
    await writeBackup(source, after, { ownProgram: false });
    const { url, erased } = await byList(after);
    expect(erased).toMatchObject({ participants: 0 });
    expect(await statusOf(url, again)).toEqual({ status: "ACTIVE", responses: 2 });
  });
});

describe("Recruiters' ids and pilots", () => {
  it("that were erased since are erased again, and no later ones", async () => {
    await setRetentionDay(access, new Date().toISOString().slice(0, 10));
    await query(source, `UPDATE study SET erase_recruiter_ids_on = NULL WHERE id = '${study.id}'`);
    const later = await ratedBy(study, "later");
    const after = join(folder, "later");
    await writeBackup(source, after, { ownProgram: false });
    const ids = async (url: string) =>
      (
        await query(
          url,
          `SELECT participant_id AS id FROM recruiter_identity WHERE study_id = '${study.id}'`,
        )
      ).map(({ id }) => id);
    expect(await ids((await byList(after)).url)).toEqual([later]);
    const { url, erased } = await byList(before);
    expect(erased?.recruiterIds).toBeGreaterThan(0);
    expect(await ids(url)).toEqual([]);
  });

  it("that was discarded since is discarded again", async () => {
    await changeStatus(await makeAccess(pilot), {
      action: "back-to-draft",
      hash: "",
      confirmed: false,
    });
    const { url, erased } = await byList(before);
    expect(erased).toMatchObject({ pilots: 1 });
    const left = await query(url, `SELECT 1 FROM participant WHERE study_id = '${pilot.id}'`);
    expect(left).toEqual([]);
  });
});

describe("The list of erasures", () => {
  it("is for its owner's eyes, and names nobody and no study", () => {
    expect(statSync(list).mode & 0o777).toBe(0o600);
    const text = readFileSync(list, "utf8");
    for (const id of [study.id, ...Object.values(people)]) expect(text).not.toContain(id);
  });

  it("that was keyed by another secret is refused, before anything is restored", async () => {
    const other = "another secret, which the app never had";
    await expect(chooseErasureList(before, other, { given: list })).rejects.toThrow(
      "another NEXTAUTH_SECRET",
    );
    await expect(chooseErasureList(before, undefined, { given: list })).rejects.toThrow(
      "another NEXTAUTH_SECRET",
    );
  });

  it("is found beside the backup, or where the setting says; one that is named has to be there", async () => {
    expect(await chooseErasureList(before, SECRET, {})).toBeNull();
    expect(await chooseErasureList(before, SECRET, { setting: list })).toMatchObject({
      path: list,
    });
    writeFileSync(join(folder, "grounded.erasures"), readFileSync(list));
    expect(await chooseErasureList(before, SECRET, {})).toMatchObject({
      path: join(folder, "grounded.erasures"),
    });
    await expect(chooseErasureList(before, SECRET, { given: "nowhere" })).rejects.toThrow(
      "nowhere",
    );
  });

  it("heals after a line that broke off, and after a disk that was full", async () => {
    const torn = join(folder, "torn");
    const whole = (await readErasureList(list))?.entries ?? [];
    await addToErasureList(torn, whole.slice(0, 1));
    appendFileSync(torn, '{"kind":"partic');
    await addToErasureList(torn, whole);
    expect(await readErasureList(torn)).toEqual({ entries: whole, unreadable: 1 });

    env().ERASURE_LIST = join(folder, "missing", "list");
    const id = people.stays ?? "";
    expect(await eraseParticipant(study.id, id, { by: null, reason: "asked" })).toBe(true);
    env().ERASURE_LIST = list;
    await noteErasures();
    expect((await readErasureList(list))?.entries).toHaveLength(whole.length + 1);
  });
});
