/**
 * What a role may do in a database, read from the catalogue, one privilege after the other in the words
 * of a GRANT. What belongs to an extension is left out.
 * @typedef {object} Grants
 * @property {Set<string>} direct granted to the role itself
 * @property {Set<string>} effective all that it may do: also by what everybody may, and by other roles
 * @property {Set<string>} everybody granted to PUBLIC, in this database
 */

const OBJECTS = `
  WITH shown AS (
    SELECT oid, nspname, CASE nspname WHEN 'public' THEN '' ELSE quote_ident(nspname) || '.' END AS prefix
      FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
  ), object AS (
    SELECT 'TABLE' AS kind, c.oid, s.prefix || quote_ident(c.relname) AS name, c.relacl AS acl,
           acldefault('r', c.relowner) AS usual, 'pg_class'::regclass AS catalogue
      FROM pg_class c JOIN shown s ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
    UNION ALL
    SELECT 'SEQUENCE', c.oid, s.prefix || quote_ident(c.relname), c.relacl,
           acldefault('s', c.relowner), 'pg_class'::regclass
      FROM pg_class c JOIN shown s ON s.oid = c.relnamespace WHERE c.relkind = 'S'
    UNION ALL
    SELECT 'FUNCTION', p.oid,
           s.prefix || quote_ident(p.proname) || '(' ||
             coalesce((SELECT string_agg(format_type(a.type, NULL), ',' ORDER BY a.place)
                         FROM unnest(p.proargtypes) WITH ORDINALITY AS a (type, place)), '') || ')',
           p.proacl, acldefault('f', p.proowner), 'pg_proc'::regclass
      FROM pg_proc p JOIN shown s ON s.oid = p.pronamespace
    UNION ALL
    SELECT 'SCHEMA', n.oid, quote_ident(n.nspname), n.nspacl, acldefault('n', n.nspowner),
           'pg_namespace'::regclass
      FROM pg_namespace n JOIN shown s ON s.oid = n.oid
    UNION ALL
    SELECT 'DATABASE', d.oid, quote_ident(d.datname), d.datacl, acldefault('d', d.datdba),
           'pg_database'::regclass
      FROM pg_database d WHERE d.datallowconn
  ), own AS (
    SELECT * FROM object o WHERE NOT EXISTS (
      SELECT FROM pg_depend e
        WHERE e.classid = o.catalogue AND e.objid = o.oid AND e.deptype = 'e')
  )`;

/** Without the quotes that a column's name does not need in a GRANT, as in "position". */
const COLUMN =
  "CASE WHEN a.attname ~ '^[a-z][a-z0-9_]*$' THEN a.attname::text ELSE quote_ident(a.attname) END";

const PRIVILEGES = {
  TABLE: ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"],
  SEQUENCE: ["USAGE", "SELECT", "UPDATE"],
  FUNCTION: ["EXECUTE"],
  SCHEMA: ["USAGE", "CREATE"],
  DATABASE: ["CONNECT", "CREATE", "TEMPORARY"],
};
const OF_COLUMNS = ["SELECT", "INSERT", "UPDATE", "REFERENCES"];

/** MAINTAIN came with PostgreSQL 17. */
const ofTables = (/** @type {number} */ version) =>
  version >= 170_000 ? [...PRIVILEGES.TABLE, "MAINTAIN"] : PRIVILEGES.TABLE;

/**
 * @param {import("pg").Client} client of any role
 * @param {string} role
 * @returns {Promise<Grants>}
 */
export async function readGrants(client, role) {
  const { rows: settings } = await client.query(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  const privileges = { ...PRIVILEGES, TABLE: ofTables(settings[0].version) };
  const asked = Object.entries(privileges).map(
    ([kind, names]) =>
      `SELECT p || ' ON ${kind} ' || o.name AS line
         FROM own o CROSS JOIN unnest(ARRAY['${names.join("','")}']) AS p
         WHERE o.kind = '${kind}' AND has_${kind.toLowerCase()}_privilege($1::name, o.oid, p)`,
  );
  const columns = `
    SELECT p || ' (' || ${COLUMN} || ') ON TABLE ' || o.name
      FROM own o JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
      CROSS JOIN unnest(ARRAY['${OF_COLUMNS.join("','")}']) AS p
      WHERE o.kind = 'TABLE' AND NOT has_table_privilege($1::name, o.oid, p)
        AND has_column_privilege($1::name, o.oid, a.attnum, p)`;
  const effective = await lines(client, [...asked, columns].join(" UNION ALL "), [role]);

  const granted = (/** @type {string} */ grantee) => `
    SELECT g.privilege_type || ' ON ' || o.kind || ' ' || o.name AS line
      FROM own o CROSS JOIN LATERAL aclexplode(coalesce(o.acl, o.usual)) AS g
      WHERE g.grantee = ${grantee}
    UNION ALL
    SELECT g.privilege_type || ' (' || ${COLUMN} || ') ON TABLE ' || o.name
      FROM own o JOIN pg_attribute a ON a.attrelid = o.oid
      CROSS JOIN LATERAL aclexplode(a.attacl) AS g
      WHERE o.kind = 'TABLE' AND g.grantee = ${grantee}`;
  const direct = await lines(client, granted("$1::regrole"), [`"${role.replaceAll('"', '""')}"`]);
  const everybody = await lines(
    client,
    `SELECT line FROM (${granted("0")}) AS all_of_them
       WHERE line !~ ' ON DATABASE ' OR line ~ (' ON DATABASE ' || $1 || '$')`,
    [await quotedDatabase(client)],
  );
  return { direct, effective, everybody };
}

/**
 * @param {import("pg").Client} client
 * @param {string} select
 * @param {string[]} values
 * @returns {Promise<Set<string>>}
 */
async function lines(client, select, values) {
  const { rows } = await client.query(`${OBJECTS} ${select}`, values);
  return new Set(rows.map(({ line }) => line));
}

/** @param {import("pg").Client} client */
export async function quotedDatabase(client) {
  const { rows } = await client.query("SELECT quote_ident(current_database()) AS name");
  return String(rows[0].name);
}

/**
 * What a role is, beside what it was granted, that makes grants mean nothing; a sentence each.
 * @param {import("pg").Client} client
 * @param {string} role
 * @returns {Promise<string[]>}
 */
export async function readPowers(client, role) {
  const { rows } = await client.query(
    `SELECT line FROM (
       SELECT unnest(ARRAY[
         CASE WHEN rolsuper THEN 'is a superuser' END,
         CASE WHEN rolcreaterole THEN 'may create roles' END,
         CASE WHEN rolcreatedb THEN 'may create databases' END,
         CASE WHEN rolreplication THEN 'may replicate the server' END,
         CASE WHEN rolbypassrls THEN 'bypasses row-level security' END]) AS line
         FROM pg_roles WHERE rolname = $1
       UNION ALL
       SELECT 'is a member of the role ' || quote_ident(r.rolname)
         FROM pg_auth_members m
         JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
         WHERE u.rolname = $1
       UNION ALL
       SELECT 'owns ' || count(*) || ' tables of this database'
         FROM pg_class c JOIN pg_roles u ON u.oid = c.relowner
         WHERE u.rolname = $1 AND c.relkind = 'r' AND c.relpersistence <> 't' HAVING count(*) > 0
       UNION ALL
       SELECT 'owns this database'
         FROM pg_database d JOIN pg_roles u ON u.oid = d.datdba
         WHERE u.rolname = $1 AND d.datname = current_database()
     ) AS powers WHERE line IS NOT NULL`,
    [role],
  );
  return rows.map(({ line }) => line);
}
