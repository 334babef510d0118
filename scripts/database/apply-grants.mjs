import pg from "pg";
import { CommandError } from "../command-error.mjs";
import { appGrants, LEFT_TO_EVERYBODY, TABLES } from "./app-grants.mjs";
import { quotedDatabase, readGrants, readPowers } from "./read-grants.mjs";

/** As migrations have one: two processes that start together grant one after the other. */
const LOCK = 72707370;

/** Of what the role may do besides; who may do more is most often a member of the owner's role. */
const MOST_NAMED = 10;

/**
 * Makes what the app's role may do that which stands in app-grants.mjs, in one transaction. Where it is
 * so already, nothing is changed.
 * @param {string} ownerUrl
 * @param {string} role
 * @returns {Promise<{ changed: boolean, remarks: string[] }>} remarks: what the database would let the
 *   role do all the same, a sentence each
 */
export async function applyGrants(ownerUrl, role) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  // What this role has not granted it cannot revoke: that is found afterwards.
  client.on("notice", () => {});
  try {
    await requireRole(client, role);
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await requireTables(client);
    const statements = await statementsFor(client, role);
    for (const statement of statements) await client.query(statement);
    await client.query("COMMIT");
    return { changed: statements.length > 0, remarks: await findExcess(client, role) };
  } finally {
    await client.end();
  }
}

/**
 * @param {pg.Client} client
 * @param {string} role
 */
async function requireRole(client, role) {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
  if (rowCount === 1) return;
  throw new CommandError(
    `The role ${role} of DATABASE_URL does not exist. As the database's administrator, run: CREATE ROLE ${pg.escapeIdentifier(role)} LOGIN PASSWORD '…';`,
  );
}

/** @param {pg.Client} client */
async function requireTables(client) {
  const { rows } = await client.query(
    "SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass('public.' || quote_ident(name)) IS NULL",
    [Object.keys(TABLES)],
  );
  if (rows.length === 0) return;
  throw new CommandError(
    `scripts/database/app-grants.mjs names tables that the database does not have: ${rows.map(({ name }) => name).join(", ")}.`,
  );
}

/**
 * @param {pg.Client} client
 * @param {string} role
 */
async function statementsFor(client, role) {
  const wanted = appGrants(await quotedDatabase(client));
  const { direct, everybody } = await readGrants(client, role);
  const to = pg.escapeIdentifier(role);
  return [
    ...[...direct]
      .filter((one) => !wanted.has(one) && ofThisDatabase(one, wanted))
      .map((one) => `REVOKE ${one} FROM ${to}`),
    ...[...everybody]
      .filter((one) => !LEFT_TO_EVERYBODY.test(one))
      .map((one) => `REVOKE ${one} FROM PUBLIC`),
    ...[...wanted].filter((one) => !direct.has(one)).map((one) => `GRANT ${one} TO ${to}`),
  ];
}

/**
 * @param {string} line
 * @param {Set<string>} wanted
 */
function ofThisDatabase(line, wanted) {
  const [, database] = line.split(" ON DATABASE ");
  return database === undefined || wanted.has(`CONNECT ON DATABASE ${database}`);
}

/**
 * What the role may not do although the app needs it.
 * @param {pg.Client} client
 * @param {string} role
 * @returns {Promise<string[]>}
 */
export async function findMissing(client, role) {
  const { effective } = await readGrants(client, role);
  return [...appGrants(await quotedDatabase(client))].filter((one) => !effective.has(one));
}

/**
 * What the role can do beyond the table, whatever was granted: a sentence each.
 * @param {pg.Client} client
 * @param {string} role
 * @returns {Promise<string[]>}
 */
export async function findExcess(client, role) {
  const powers = (await readPowers(client, role)).map((power) => `It ${power}.`);
  // A superuser or an owner may do everything; to list that says nothing more.
  if (powers.some((power) => /superuser|owns/.test(power))) return powers;
  const wanted = appGrants(await quotedDatabase(client));
  const { effective, everybody } = await readGrants(client, role);
  const beyond = [...effective].filter((one) => !wanted.has(one));
  const databases = beyond.flatMap((one) => one.match(/^CONNECT ON DATABASE (.+)$/)?.[1] ?? []);
  const others = beyond.filter(
    (one) => !databases.some((name) => one.endsWith(` ON DATABASE ${name}`)),
  );
  const open = [...everybody].filter(
    (one) => !LEFT_TO_EVERYBODY.test(one) && !others.includes(one),
  );
  return [
    ...powers,
    ...others.slice(0, MOST_NAMED).map((one) => `It has ${one}.`),
    ...(others.length > MOST_NAMED ? [`It has ${others.length - MOST_NAMED} more.`] : []),
    ...open.map((one) => `Everybody has ${one}.`),
    ...(databases.length > 0
      ? [`It can connect to other databases of the server: ${databases.join(", ")}.`]
      : []),
  ];
}
