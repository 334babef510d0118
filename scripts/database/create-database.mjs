import pg from "pg";

/**
 * @param {string} url
 * @returns {{ server: string, name: string }} a database that always exists, and the name in the URL
 */
function splitUrl(url) {
  const server = new URL(url);
  const name = decodeURIComponent(server.pathname.slice(1));
  server.pathname = "/postgres";
  return { server: server.href, name };
}

/**
 * Without a grant of its own no role gets in.
 * @param {pg.Client} client
 * @param {string} name
 */
async function closeToEverybody(client, name) {
  await client.query(`revoke all on database ${pg.escapeIdentifier(name)} from public`);
}

/**
 * Makes the database that the URL names, if it is not there.
 * @param {string} url of its owner
 */
export async function ensureDatabase(url) {
  const { server, name } = splitUrl(url);
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const known = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (known.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
    await closeToEverybody(client, name);
  } catch (error) {
    // 42P04: another process made it in between.
    if (/** @type {{ code?: string }} */ (error).code !== "42P04") throw error;
  } finally {
    await client.end();
  }
}

/**
 * Makes a database beside the one that the URL names, with all that is in that one. Who is connected to
 * that one is cut off: only one that nobody works in can be copied.
 * @param {string} url of its owner
 * @param {string} name
 * @returns {Promise<string>} the new database's URL, for its owner
 */
export async function copyDatabase(url, name) {
  const { server, name: template } = splitUrl(url);
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(
      "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1",
      [template],
    );
    const [quoted, from] = [pg.escapeIdentifier(name), pg.escapeIdentifier(template)];
    await client.query(`drop database if exists ${quoted} with (force)`);
    await client.query(`create database ${quoted} template ${from}`);
    await closeToEverybody(client, name);
  } finally {
    await client.end();
  }
  return besides(url, name);
}

/**
 * Makes an empty database beside the one that the URL names, dropping what was there.
 * @param {string} url of its owner
 * @param {string} name
 * @returns {Promise<string>} the new database's URL, for its owner
 */
export async function freshDatabase(url, name) {
  const client = new pg.Client({ connectionString: splitUrl(url).server });
  await client.connect();
  try {
    const quoted = pg.escapeIdentifier(name);
    await client.query(`drop database if exists ${quoted} with (force)`);
    await client.query(`create database ${quoted}`);
    await closeToEverybody(client, name);
  } finally {
    await client.end();
  }
  return besides(url, name);
}

/** The same role's address of another database. @param {string} url @param {string} name */
export function besides(url, name) {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.href;
}
