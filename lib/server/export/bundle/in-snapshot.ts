import "server-only";
import { db, type Transaction } from "@/lib/server/shared/db";
import { type SnapshotName, takeSnapshot } from "@/lib/server/shared/take-snapshot";
import { waiting } from "@/lib/server/shared/transaction-times";

const LONG = waiting(600_000);

/**
 * Reads what was stored at the moment of an exported snapshot, however much has been stored since. The
 * transaction that exported it has to be open still.
 */
export function inSnapshot<T>(
  snapshot: SnapshotName,
  read: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(takeSnapshot(snapshot));
      return read(tx);
    },
    { ...LONG, isolationLevel: "RepeatableRead" },
  );
}
