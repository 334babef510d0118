import "server-only";
import type { Transaction } from "@/lib/server/shared/db";

/** Decisions about a study's participants follow one another; nothing of a participant waits for them. */
export async function lockDecisions(tx: Transaction, studyId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`exclusion/${studyId}`}, 0))`;
}
