import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/env";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { makeAccess } from "@/lib/server/testing/made-study";
import { ownerDb, ownerUrl } from "@/lib/server/testing/owner-db";
import { makeSmallStudy, rateNext, takenStudy, takePart } from "@/lib/server/testing/small-study";
import { appGrants, FUNCTIONS, SEQUENCES, TABLES } from "@/scripts/database/app-grants.mjs";
import { findExcess } from "@/scripts/database/apply-grants.mjs";
import { quotedDatabase, readGrants, readPowers } from "@/scripts/database/read-grants.mjs";

/** What the app's role may do, and what it may not, whatever the app is made to try. */

const GRANTS = "scripts/database/app-grants.mjs";

let owner: pg.Client;
let app: pg.Client;
let role: string;
let study: BuiltStudy;

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

beforeAll(async () => {
  owner = await connected(ownerUrl());
  app = await connected(env().DATABASE_URL);
  role = (await app.query("SELECT current_user AS role")).rows[0].role;
  study = await makeSmallStudy();
  await rateNext(await takenStudy(study), await takePart(await takenStudy(study), "one"), 2);
  await recordAuditEntry(await makeAccess(study), "interim-look", { page: "compare" });
});
afterAll(async () => {
  await app.end();
  await owner.end();
});

/** The names in the database that the table of grants does not have, or the other way round. */
async function listed(sql: string): Promise<string[]> {
  const { rows } = await owner.query(sql);
  return rows.map(({ name }: { name: string }) => name);
}

describe("The table of grants", () => {
  it("has a line for every table, sequence and function that the app can be given", async () => {
    const inPublic = "WHERE n.nspname = 'public'";
    const tables = await listed(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         ${inPublic} AND c.relkind IN ('r', 'p', 'v', 'm')`,
    );
    const sequences = await listed(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         ${inPublic} AND c.relkind = 'S'`,
    );
    const functions = await listed(
      `SELECT replace(p.oid::regprocedure::text, 'public.', '') AS name
         FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         ${inPublic} AND p.prosecdef`,
    );
    const unlisted = [
      ...tables
        .filter((name) => !Object.hasOwn(TABLES, name))
        .map(
          (name) =>
            `The table ${name} has no line: add what the app may do with it to TABLES in ${GRANTS}.`,
        ),
      ...sequences
        .filter((name) => !SEQUENCES.includes(name))
        .map((name) => `The sequence ${name} has no line: add it to SEQUENCES in ${GRANTS}.`),
      ...functions
        .filter((name) => !FUNCTIONS.includes(name))
        .map((name) => `The function ${name} has no line: add it to FUNCTIONS in ${GRANTS}.`),
    ];
    expect(unlisted).toEqual([]);
    const gone = Object.keys(TABLES).filter((name) => !tables.includes(name));
    expect(gone.map((name) => `${GRANTS} has ${name}, the database has not.`)).toEqual([]);
  });

  it("says of every column of a table that the app changes whether it may change it", async () => {
    const { rows } = await owner.query<{ table: string; columns: string[] }>(
      `SELECT c.relname AS table, array_agg(a.attname::text) AS columns
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
           AND a.attnum > 0 AND NOT a.attisdropped
         GROUP BY c.relname`,
    );
    const unsaid = rows.flatMap(({ table, columns }) => {
      const { changes, keeps } = TABLES[table] ?? {};
      if (changes === undefined) return [];
      const said = `${changes} ${keeps}`.split(" ");
      return [
        ...columns
          .filter((column) => !said.includes(column))
          .map(
            (column) =>
              `The column ${table}.${column} is neither in changes nor in keeps in ${GRANTS}.`,
          ),
        ...said
          .filter((column) => !columns.includes(column))
          .map((column) => `${GRANTS} has ${table}.${column}, the database has not.`),
      ];
    });
    expect(unsaid).toEqual([]);
  });

  it("is what the catalogue says that the app's role may do, no more and no less", async () => {
    const wanted = appGrants(await quotedDatabase(owner));
    const { direct, effective } = await readGrants(owner, role);
    // Databases of other runs of the tests are closed when those end.
    const here = (line: string) => !/ON DATABASE \w+_\d+$/.test(line) || wanted.has(line);
    expect([...effective].filter(here).sort()).toEqual([...wanted].sort());
    expect([...direct].filter(here).sort()).toEqual([...wanted].sort());
    expect(await readPowers(owner, role)).toEqual([]);
    const excess = await findExcess(owner, role);
    expect(excess.filter((line: string) => !line.includes("other databases"))).toEqual([]);
  });

  it("leaves append-only tables append-only", () => {
    for (const table of [
      ...["response", "rating", "audit_entry", "participant_event", "exclusion"],
      ...["assignment_entry", "export_record", "explanation_retirement"],
    ]) {
      expect(TABLES[table]).toEqual({ may: "SELECT INSERT" });
    }
  });

  it("lets functions of the owner run by a search path of their own alone", async () => {
    const paths = await listed(
      `SELECT proconfig::text AS name FROM pg_proc
         WHERE pronamespace = 'public'::regnamespace AND prosecdef`,
    );
    expect(paths).toHaveLength(FUNCTIONS.length);
    expect(new Set(paths)).toEqual(new Set(['{"search_path=pg_catalog, public, pg_temp"}']));
  });
});

const DENIED = /permission denied|must be owner|must be superuser/;

describe("The app's role cannot", () => {
  it.each([
    ["delete an audit entry", "DELETE FROM audit_entry"],
    ["change an audit entry", "UPDATE audit_entry SET detail = '{}'"],
    ["empty the audit log", "TRUNCATE audit_entry"],
    ["delete a rating", "DELETE FROM rating"],
    ["change a response", "UPDATE response SET duration_ms = 1"],
    ["delete an exclusion", "DELETE FROM exclusion"],
    ["delete what an export was", "DELETE FROM export_record"],
    ["change the assignment log", "UPDATE assignment_entry SET positions = '{}'"],
    ["delete a participant", "DELETE FROM participant"],
    ["give a participant another study", "UPDATE participant SET study_id = gen_random_uuid()"],
    ["give a study another seed", "UPDATE study SET seed = 'another'"],
    ["delete a study", "DELETE FROM study"],
    ["delete an account", "DELETE FROM user_account"],
    ["switch the guards off", "SET session_replication_role = replica"],
    ["take a guard away", "ALTER TABLE rating DISABLE TRIGGER ALL"],
    ["drop a guard", "DROP TRIGGER audit_entry_append_only ON audit_entry"],
    [
      "write a guard anew",
      "CREATE OR REPLACE FUNCTION refuse_change_of_response() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'",
    ],
    [
      "say that a deletion is under way",
      "INSERT INTO deletion_under_way VALUES (1, gen_random_uuid(), true)",
    ],
    ["make a table", "CREATE TABLE mine (id int)"],
    ["make a temporary table", "CREATE TEMPORARY TABLE participant (id int)"],
    ["make a function", "CREATE FUNCTION pg_temp.study() RETURNS int LANGUAGE sql AS 'SELECT 1'"],
    ["make a schema", "CREATE SCHEMA mine"],
    ["make a role", "CREATE ROLE mine"],
    ["become the owner", "SET ROLE grounded"],
    ["write the migrations that there were", "DELETE FROM _prisma_migrations"],
    ["set a sequence back", "SELECT setval('exclusion_id_seq', 1)"],
    ["run a program", "COPY audit_entry TO PROGRAM 'cat'"],
  ])("%s", async (_, sql) => {
    await expect(app.query(sql)).rejects.toThrow(DENIED);
  });

  it("switch the guards off by a setting", async () => {
    await app.query("BEGIN");
    await app.query("SELECT set_config('grounded.erasing', 'on', true)");
    await expect(app.query("DELETE FROM rating")).rejects.toThrow(DENIED);
    await app.query("ROLLBACK");
  });

  it("connect to another database of the server", async () => {
    for (const name of ["postgres", "template1", "grounded"]) {
      const url = new URL(env().DATABASE_URL);
      url.pathname = `/${name}`;
      await expect(connected(url.href)).rejects.toThrow(DENIED);
    }
  });

  it("stand for a table in a function of the owner", async () => {
    await app.query("BEGIN");
    await app.query("SELECT make_import_tables()");
    await expect(app.query("ALTER TABLE incoming RENAME TO participant")).rejects.toThrow(DENIED);
    await app.query("ROLLBACK");
    await app.query("SET search_path = pg_temp, pg_catalog");
    const { rows } = await app.query("SELECT public.discard_pilot($1, NULL) AS discarded", [
      study.id,
    ]);
    expect(rows).toEqual([{ discarded: 0 }]);
    await app.query("RESET search_path");
  });
});

describe("The owner of the tables", () => {
  it("cannot delete a rating by a setting either", async () => {
    await owner.query("BEGIN");
    for (const name of ["grounded.erasing", "grounded.discarding"]) {
      await owner.query("SELECT set_config($1, 'on', true)", [name]);
    }
    await expect(owner.query("DELETE FROM rating")).rejects.toThrow("never changed or deleted");
    await owner.query("ROLLBACK");
  });
});

describe("What the app's role has done for it", () => {
  it("discards a pilot, and no study that is open", async () => {
    expect(await discard(study.id)).toBe(0);
    expect(await db().participant.count({ where: { studyId: study.id } })).toBe(1);
    const pilot = await makeSmallStudy({ status: "PILOT" });
    await rateNext(await takenStudy(pilot), await takePart(await takenStudy(pilot), "two"), 2);
    expect(await discard(pilot.id)).toBe(1);
    expect(await db().rating.count({ where: { studyId: pilot.id } })).toBe(0);
    expect(await db().assignmentEntry.count({ where: { studyId: pilot.id } })).toBe(0);
    expect(await ownerDb().$queryRaw`SELECT * FROM deletion_under_way`).toEqual([]);
  });

  it("erases recruiters' ids on the study's day, and not before", async () => {
    const { studyId } = await makeAccess(study);
    const erase = () => app.query("SELECT erase_recruiter_ids($1, NULL) AS erased", [studyId]);
    expect((await erase()).rows).toEqual([{ erased: 0 }]);
    expect(await db().recruiterIdentity.count({ where: { studyId } })).toBe(1);
    await db().study.update({ where: { id: studyId }, data: { eraseRecruiterIdsOn: new Date() } });
    expect((await erase()).rows).toEqual([{ erased: 1 }]);
    expect(await db().recruiterIdentity.count({ where: { studyId } })).toBe(0);
  });

  it("counts the rows of tables that an import fills, and of no other", async () => {
    await app.query("SELECT analyse_imported('question')");
    await expect(app.query("SELECT analyse_imported('audit_entry')")).rejects.toThrow(/case/i);
  });

  async function discard(studyId: string): Promise<number> {
    const { rows } = await app.query("SELECT discard_pilot($1, NULL) AS discarded", [studyId]);
    return rows[0].discarded;
  }
});
