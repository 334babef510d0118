import "server-only";
import pLimit from "p-limit";
import { AppError } from "@/lib/errors";

/** Each hash takes 19 MiB and a thread of the pool; the others are for everybody else's files. */
const AT_ONCE = 2;
/** About two seconds of work: who comes after that is better told to come again. */
const MOST_WAITING = 30;

interface PasswordQueue {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * A queue for work that is dear: so much of it goes at once, so much waits, and what comes on top is
 * refused without being begun.
 */
export function makePasswordQueue(atOnce = AT_ONCE, mostWaiting = MOST_WAITING): PasswordQueue {
  const limit = pLimit(atOnce);
  return {
    run(work) {
      if (limit.pendingCount >= mostWaiting) {
        return Promise.reject(
          new AppError(
            "unavailable",
            "Too many sign-ins at the moment. Try again in a few seconds.",
          ),
        );
      }
      return limit(work);
    },
  };
}

const kept = globalThis as unknown as { groundedPasswordQueue?: PasswordQueue };

/** The process's one queue of passwords to hash or compare; kept across module reloads in development. */
export function passwordQueue(): PasswordQueue {
  kept.groundedPasswordQueue ??= makePasswordQueue();
  return kept.groundedPasswordQueue;
}
