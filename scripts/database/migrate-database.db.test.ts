import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyGrants } from "./apply-grants.mjs";
import { freshDatabase } from "./create-database.mjs";
import { migrate } from "./migrate-database.mjs";

const superuser = process.env.MIGRATION_DATABASE_URL ?? "";
const name = `two_roles_${process.pid}`;
const OWNER = `owner_of_${process.pid}`;
const APP = `app_of_${process.pid}`;

let urls: { app: string; owner: string };
let said: string[];
let warned: string[];

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function as(role: string, database = name): string {
  const url = new URL(superuser);
  url.username = role;
  url.password = "secret";
  url.pathname = `/${database}`;
  return url.href;
}

const run = (given: { app: string; owner?: string }) =>
  migrate(
    given,
    (sentence: string) => said.push(sentence),
    (sentence: string) => warned.push(sentence),
  );

const FORGET = `DROP ROLE IF EXISTS ${OWNER}; DROP ROLE IF EXISTS ${APP};`;

beforeEach(async () => {
  said = [];
  warned = [];
  // As an operator's administrator makes them, whose app has one role or two, none a superuser.
  const fresh = await freshDatabase(superuser, name);
  await query(
    superuser,
    `${FORGET} CREATE ROLE ${OWNER} LOGIN PASSWORD 'secret'; CREATE ROLE ${APP} LOGIN PASSWORD 'secret';
     ALTER DATABASE ${name} OWNER TO ${OWNER}; GRANT ALL ON DATABASE ${name} TO PUBLIC`,
  );
  expect(fresh).toContain(name);
  urls = { owner: as(OWNER), app: as(APP) };
});
afterEach(async () => {
  await query(superuser, `DROP DATABASE ${name} WITH (FORCE)`);
  await query(superuser, FORGET);
});

describe("Migrating", () => {
  it("as an owner that is no superuser gives the app's role what it needs, once", async () => {
    await run(urls);
    expect(said.at(-1)).toBe(`Granted the role ${APP} what the app needs.`);
    expect(warned).toEqual([]);
    expect(await query(urls.app, "SELECT count(*)::int AS studies FROM study")).toEqual([
      { studies: 0 },
    ]);
    await expect(query(urls.app, "CREATE TEMP TABLE t ()")).rejects.toThrow("permission denied");
    said = [];
    await run(urls);
    expect(said).toEqual([]);
  });

  it("takes back what was granted besides, to the role or to everybody", async () => {
    await run(urls);
    await query(
      urls.owner,
      `GRANT DELETE ON audit_entry TO ${APP}; GRANT UPDATE (action) ON audit_entry TO ${APP};
       GRANT ALL ON rating TO PUBLIC; GRANT TEMP ON DATABASE ${name} TO PUBLIC;
       GRANT CREATE ON SCHEMA public TO PUBLIC`,
    );
    expect(await applyGrants(urls.owner, APP)).toEqual({ changed: true, remarks: [] });
    await expect(query(urls.app, "DELETE FROM audit_entry")).rejects.toThrow("permission denied");
    await expect(query(urls.app, "TRUNCATE rating")).rejects.toThrow("permission denied");
  });

  it("gives what is missing back", async () => {
    await run(urls);
    await query(urls.owner, `REVOKE SELECT ON study FROM ${APP}`);
    expect(await applyGrants(urls.owner, APP)).toEqual({ changed: true, remarks: [] });
    await query(urls.app, "SELECT id FROM study");
  });

  it("says what the app's role can do all the same", async () => {
    await query(superuser, `ALTER ROLE ${APP} CREATEDB; GRANT ${OWNER} TO ${APP}`);
    await run(urls);
    expect(warned.join()).toContain("It may create databases.");
    expect(warned.join()).toContain(`It is a member of the role ${OWNER}.`);
    expect(warned.join()).toMatch(/It has .+ ON TABLE .+It has \d+ more\./s);
  });

  it("with one role works as before, and says what it cannot guarantee", async () => {
    for (let time = 0; time < 2; time++) {
      warned = [];
      await run({ app: urls.owner });
      expect(warned).toHaveLength(1);
      expect(warned[0]).toContain("cannot guarantee what the app may do");
    }
    expect(await query(urls.owner, "SELECT count(*)::int AS n FROM study")).toEqual([{ n: 0 }]);
  });

  it("from one role to two is one run with both addresses", async () => {
    await run({ app: urls.owner });
    warned = [];
    await run(urls);
    expect(warned).toEqual([]);
    await query(urls.app, "SELECT id FROM study");
  });

  it("is refused to the app's role alone, which starts where nothing is pending", async () => {
    await run(urls);
    said = [];
    await run({ app: urls.app });
    expect({ said, warned }).toEqual({ said: [], warned: [] });
    await query(urls.owner, `REVOKE SELECT ON study FROM ${APP}`);
    await expect(run({ app: urls.app })).rejects.toThrow("lacks SELECT ON TABLE study");
    await query(urls.owner, "DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_roles'");
    await expect(run({ app: urls.app })).rejects.toThrow("npm run migrate");
  });

  it("names a role that does not exist, and tells two databases apart", async () => {
    const nobody = as("nobody_of_this_name");
    await expect(run({ ...urls, app: nobody })).rejects.toThrow("CREATE ROLE");
    const elsewhere = new URL(process.env.DATABASE_URL ?? "");
    elsewhere.pathname = new URL(superuser).pathname;
    const two = { owner: urls.owner, app: elsewhere.href };
    await expect(run(two)).rejects.toThrow("name two databases");
  });
});
