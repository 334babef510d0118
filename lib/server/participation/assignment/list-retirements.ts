import "server-only";
import type { Transaction } from "@/lib/server/shared/db";
import type { Retirement } from "@/lib/study/assignment/pools-over-time";

/**
 * The retirements of a study's explanations, in their order, by their place in the log as it is now:
 * those from before the last discarded pilot were there before its first entry.
 */
export async function listRetirements(
  tx: Transaction,
  { id, discardedPilots }: { id: string; discardedPilots: number },
): Promise<Retirement[]> {
  const rows = await tx.explanationRetirement.findMany({
    where: { studyId: id },
    orderBy: { id: "asc" },
    select: { explanationId: true, retired: true, afterEntry: true, log: true },
  });
  return rows.map(({ log, afterEntry, ...row }) => ({
    ...row,
    afterEntry: log < discardedPilots ? 0 : afterEntry,
  }));
}
