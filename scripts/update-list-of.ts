import pg from "pg";
import { updateErasureList } from "@/lib/server/backup/list-erasures";

/** Adds what was erased in the database to the list, and says so. False where it could not. */
export async function updateListOf(url: string, list: string): Promise<boolean> {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) {
    console.error(
      `NEXTAUTH_SECRET is not set, so the list of erasures ${list} was not updated: its entries are keyed by it. Run \`npm run erasures -- ${list}\` with it.`,
    );
    return false;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const ask = async (sql: string) => (await client.query(sql)).rows;
    const added = await updateErasureList(ask, list, secret);
    console.log(`The list of erasures ${list} is complete; ${added} were added.`);
    return true;
  } finally {
    await client.end();
  }
}
