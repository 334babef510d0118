import "server-only";
import type { Imported } from "@/lib/importers/outcome";
import { Prisma } from "@/lib/server/prisma-client/client";
import { db, type Transaction } from "@/lib/server/shared/db";
import { waiting } from "@/lib/server/shared/transaction-times";
import { type ImportOutcome, ImportRefused, refuseListed } from "./import-outcome";

/** The largest file that is taken is more than a million rows. */
const LONG = waiting(900_000);

/** Ends a transaction of which nothing is kept but what was found. */
class Undone<Result> extends Error {
  constructor(readonly result: Result) {
    super("What was done is undone.");
  }
}

/** Does the work in one transaction, and undoes all of it unless its result is to be kept. */
export async function inTransaction<Result>(
  work: (tx: Transaction) => Promise<Result>,
  keeps: (result: Result) => boolean,
): Promise<Result> {
  try {
    return await db().$transaction(async (tx) => {
      const result = await work(tx);
      if (!keeps(result)) throw new Undone(result);
      return result;
    }, LONG);
  } catch (error) {
    if (error instanceof Undone) return error.result as Result;
    throw error;
  }
}

/**
 * Stores what was read from a file, in one transaction: all of it, or nothing. A parsed file with
 * problems is refused without touching the database; `store` refuses by throwing ImportRefused.
 */
export async function storeImport<Records, Summary>(
  parsed: Imported<Records>,
  store: (tx: Transaction, records: Records) => Promise<Summary>,
): Promise<ImportOutcome<Summary>> {
  return refusable(async () => {
    if (!parsed.ok) throw refuseListed(parsed.problems);
    const summary = await db().$transaction((tx) => store(tx, parsed.records), LONG);
    return { ok: true, summary, remarks: parsed.remarks };
  });
}

/** Turns a refusal that is thrown into one that is returned. */
export async function refusable<Summary>(
  attempt: () => Promise<ImportOutcome<Summary>>,
): Promise<ImportOutcome<Summary>> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof ImportRefused) return { ok: false, ...error.refusal };
    // Every import looks first; only one that stores at the same moment can come between.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      const reason =
        "Something in the file was stored by someone else meanwhile; nothing of it was.";
      return { ok: false, reason, option: null, problems: [], remarks: [] };
    }
    throw error;
  }
}
