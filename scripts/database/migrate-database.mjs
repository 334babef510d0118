import pg from "pg";
import { CommandError, reasonOf } from "../command-error.mjs";
import { applyGrants, findExcess, findMissing } from "./apply-grants.mjs";
import { applyMigrations, MIGRATIONS_FOLDER } from "./apply-migrations.mjs";
import { findPending, readMigrations } from "./pending-migrations.mjs";
import { tellRoles } from "./tell-roles.mjs";

/**
 * The database by its two roles.
 * @typedef {object} DatabaseUrls
 * @property {string} app DATABASE_URL: what the app connects by
 * @property {string} [owner] MIGRATION_DATABASE_URL: who owns the tables; without it that is the app's
 *   role too, or the migrations are applied elsewhere
 */

/** @param {Record<string, string | undefined>} env @returns {DatabaseUrls} */
export function urlsOf({ DATABASE_URL, MIGRATION_DATABASE_URL }) {
  const app = String(DATABASE_URL);
  return MIGRATION_DATABASE_URL ? { app, owner: MIGRATION_DATABASE_URL } : { app };
}

/** @param {DatabaseUrls} urls */
export function environmentOf({ app, owner }) {
  return { DATABASE_URL: app, ...(owner ? { MIGRATION_DATABASE_URL: owner } : {}) };
}

/**
 * Brings the database to this version: applies the migrations as the owner, and then grants the app's
 * role what it may do. Without the owner's address the app's role applies them, where it owns the
 * tables; where it does not, nothing may be pending.
 * @param {DatabaseUrls} urls
 * @param {(sentence: string) => void} say
 * @param {(sentence: string) => void} [warn] what the database does not guarantee
 */
export async function migrate({ app, owner }, say, warn = say) {
  const role = roleOf(app);
  if (owner && roleOf(owner) !== role) {
    await applyAll(owner, say);
    const { changed, remarks } = await applyGrants(owner, role);
    if (changed) say(`Granted the role ${role} what the app needs.`);
    await requireSameDatabase(owner, app);
    if (remarks.length > 0) warn(describeRemarks(role, remarks));
    return;
  }
  if (await maySettle(app)) {
    await applyAll(app, say);
    warn(oneRole(role));
    return;
  }
  const remarks = await ask(app, async (client) => {
    await requireNonePending(client, role);
    await requireGrants(client, role);
    return findExcess(client, role);
  });
  if (remarks.length > 0) warn(describeRemarks(role, remarks));
}

/**
 * The role that an address names.
 * @param {string} url
 */
function roleOf(url) {
  const { username, searchParams } = new URL(url);
  const role = decodeURIComponent(username) || searchParams.get("user");
  if (role) return role;
  throw new CommandError(
    "DATABASE_URL and MIGRATION_DATABASE_URL have to name their roles, like postgresql://role:password@host:5432/grounded.",
  );
}

/**
 * @param {string} url
 * @param {(sentence: string) => void} say
 */
async function applyAll(url, say) {
  const { applied } = await applyMigrations({ url });
  for (const name of applied) say(`Applied the migration ${name}.`);
  await tellRoles(url, applied, say);
}

/**
 * Whether the role applies migrations itself: it owns the tables, or there are none yet.
 * @param {string} url
 */
async function maySettle(url) {
  return ask(url, async (client) => {
    const { rows } = await client.query(
      `SELECT coalesce((SELECT pg_has_role(relowner, 'USAGE') FROM pg_class
                          WHERE oid = to_regclass('public._prisma_migrations')), true) AS may`,
    );
    return Boolean(rows[0].may);
  });
}

/**
 * @param {pg.Client} client
 * @param {string} role
 */
async function requireNonePending(client, role) {
  const migrations = await readMigrations(MIGRATIONS_FOLDER);
  const pending = await findPending(client, migrations);
  if (pending.length === 0) return;
  throw new CommandError(
    `${pending.length} migrations are pending, and the role ${role} of DATABASE_URL does not own the tables. Run \`npm run migrate\` with MIGRATION_DATABASE_URL set, and start again.`,
  );
}

/**
 * @param {pg.Client} client
 * @param {string} role
 */
async function requireGrants(client, role) {
  const [first, ...others] = await findMissing(client, role);
  if (first === undefined) return;
  const more = others.length > 0 ? ` and ${others.length} more rights` : "";
  throw new CommandError(
    `The role ${role} of DATABASE_URL lacks ${first}${more}. Run \`npm run migrate\` with MIGRATION_DATABASE_URL set, and start again.`,
  );
}

/**
 * @param {string} owner
 * @param {string} app
 */
async function requireSameDatabase(owner, app) {
  const one = (/** @type {pg.Client} */ client) =>
    client
      .query(
        `SELECT d.oid || ' ' || pg_postmaster_start_time() AS name
           FROM pg_database d WHERE d.datname = current_database()`,
      )
      .then(({ rows }) => String(rows[0].name));
  if ((await ask(owner, one)) === (await ask(app, one))) return;
  throw new CommandError("MIGRATION_DATABASE_URL and DATABASE_URL name two databases.");
}

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function ask(url, work) {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw new CommandError(
      `The database does not answer (${reasonOf(error)}). Check DATABASE_URL and that the server runs.`,
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** @param {string} role */
function oneRole(role) {
  return `The role ${role} of DATABASE_URL owns the tables, so the database cannot guarantee what the app may do: an attacker in the app could change the audit log and the answers. Give the app a role of its own (README, "Two roles").`;
}

/**
 * @param {string} role
 * @param {string[]} remarks
 */
function describeRemarks(role, remarks) {
  return [
    `The role ${role} of DATABASE_URL may do more than the app needs, and this cannot be changed here:`,
    ...remarks.map((remark) => `  ${remark}`),
  ].join("\n");
}
