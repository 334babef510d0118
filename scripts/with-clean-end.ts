import { db } from "@/lib/server/shared/db";
import { CommandError } from "./command-error.mjs";

const NO_TABLES =
  "The database has no tables of Grounded yet: npm run demo and npm start make them.";

const SENTENCES: Partial<Record<string, string>> = {
  P1000: "The database refuses the user or the password of DATABASE_URL.",
  P1001: "The database of DATABASE_URL cannot be reached.",
  P1003: "The database of DATABASE_URL does not exist.",
  P1010: "The database refuses the user of DATABASE_URL.",
  P1017: "The database closed the connection.",
  P2021: NO_TABLES,
  ECONNREFUSED: "The database of DATABASE_URL cannot be reached.",
};

/**
 * Runs a command to its end. It leaves the status 1 when the command was not done; what is known to
 * happen (the database is away, a setting is missing) is said in one sentence.
 */
export async function withCleanEnd(command: (args: string[]) => Promise<boolean>): Promise<void> {
  try {
    if (!(await command(process.argv.slice(2)))) process.exitCode = 1;
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
  try {
    await db().$disconnect();
  } catch {
    // Without settings there is no connection to end.
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof CommandError) return error.message;
  const code = "code" in error ? String(error.code) : "";
  const settings = error.message.startsWith("These settings") ? error.message : undefined;
  // A query in SQL has a code of its own for a missing table.
  if (error.message.includes("42P01")) return NO_TABLES;
  return SENTENCES[code] ?? settings ?? error.stack ?? error.message;
}
