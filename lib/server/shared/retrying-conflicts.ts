import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { isConflict } from "./overload";

const TRIES = 4;
const FIRST_PAUSE_MS = 20;

/**
 * Does a whole transaction again, a few times, where it and another one were in each other's way: the
 * database has undone it. Only for what keeps nothing outside of the transaction.
 */
export async function retryingConflicts<T>(
  transaction: () => Promise<T>,
  random: () => number = Math.random,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (tries >= TRIES || !isConflict(error)) throw error;
      // Apart, so that the two do not meet again.
      await sleep(FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.5 + random()));
    }
  }
}
