import "server-only";
import { db, type Transaction } from "./db";
import { retryingConflicts } from "./retrying-conflicts";

/**
 * A transaction that is done again, a few times, where it and another one were in each other's way.
 * Only for work that keeps nothing outside of it.
 */
export function transacting<T>(
  work: (tx: Transaction) => Promise<T>,
  times?: { maxWait: number; timeout: number },
): Promise<T> {
  return retryingConflicts(() => db().$transaction(work, times));
}
