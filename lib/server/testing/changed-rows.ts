import type pg from "pg";

/**
 * Every row of every table by a hash of its content, with whose it is: "study/participant", "study",
 * an account, or "" where it is the installation's.
 */
export type Rows = Map<string, Map<string, string>>;

/** Rows of one table and owner that are there now and were not, and that were and are not. */
export interface RowChange {
  table: string;
  owner: string;
  added: number;
  gone: number;
}

/** Whose a row of such a table is, as SQL; the rest follows from the names of columns. */
const OWNERS: Record<string, string> = {
  study: "t.id::text",
  user_account: "t.id::text",
  participant: "t.study_id || '/' || t.id",
  response: "t.study_id || '/' || (SELECT x.participant_id FROM trial x WHERE x.id = t.trial_id)",
  rating: "t.study_id || '/' || (SELECT x.participant_id FROM trial x WHERE x.id = t.trial_id)",
  // An entry about accounts is the installation's, whoever made it.
  installation_audit_entry: "''",
};

/**
 * @param skip - whether rows of the owner in the table are left out: others change them meanwhile.
 */
export async function readRows(
  client: pg.Client,
  skip: (table: string, owner: string) => boolean = () => false,
): Promise<Rows> {
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(
    `SELECT table_name AS name, array_agg(column_name::text) AS columns
       FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE' GROUP BY 1 ORDER BY 1`,
  );
  const all: Rows = new Map();
  for (const { name, columns } of tables) {
    const { rows } = await client.query<{ hash: string; owner: string }>(
      `SELECT md5(t::text) AS hash, coalesce(${ownerOf(name, columns)}, '') AS owner FROM ${name} t`,
    );
    const kept = rows.filter(({ owner }) => !skip(name, owner));
    all.set(name, new Map(kept.map(({ hash, owner }) => [hash, owner])));
  }
  return all;
}

function ownerOf(table: string, columns: string[]): string {
  const named = OWNERS[table];
  if (named) return named;
  if (columns.includes("study_id")) {
    return columns.includes("participant_id")
      ? "t.study_id || '/' || t.participant_id"
      : "t.study_id::text";
  }
  return columns.includes("user_id") ? "t.user_id::text" : "''";
}

export function compareRows(before: Rows, after: Rows): RowChange[] {
  const changes = new Map<string, RowChange>();
  const note = (table: string, owner: string, what: "added" | "gone") => {
    const key = `${table} ${owner}`;
    const change = changes.get(key) ?? { table, owner, added: 0, gone: 0 };
    change[what]++;
    changes.set(key, change);
  };
  for (const table of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(table) ?? new Map(), after.get(table) ?? new Map()];
    for (const [hash, owner] of old) if (!now.has(hash)) note(table, owner, "gone");
    for (const [hash, owner] of now) if (!old.has(hash)) note(table, owner, "added");
  }
  return [...changes.values()];
}

/** How many rows there are. */
export function countRows(rows: Rows): number {
  return [...rows.values()].reduce((sum, table) => sum + table.size, 0);
}
