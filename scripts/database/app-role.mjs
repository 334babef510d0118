import pg from "pg";

/** The role of the app on an embedded server; on one's own it has the name in DATABASE_URL. */
const ROLE = "grounded_app";

/**
 * Makes the role that the app connects as, or gives it its password again. What it may do is granted
 * after the migrations, in each database.
 * @param {string} ownerUrl of a database that always exists
 * @param {string} password
 */
export async function ensureAppRole(ownerUrl, password) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const known = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [ROLE]);
    const act = known.rowCount === 0 ? "CREATE" : "ALTER";
    await client.query(
      `${act} ROLE ${ROLE} LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD ${pg.escapeLiteral(password)}`,
    );
    await client.query("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
  } finally {
    await client.end();
  }
}

/**
 * The address by which the app connects to the same database.
 * @param {string} ownerUrl
 * @param {string} password
 */
export function asAppRole(ownerUrl, password) {
  const url = new URL(ownerUrl);
  url.username = ROLE;
  url.password = password;
  return url.href;
}
